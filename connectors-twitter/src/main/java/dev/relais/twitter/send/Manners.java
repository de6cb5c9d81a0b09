package dev.relais.twitter.send;

import dev.relais.account.Account;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.twitter.text.AgentSignature;
import dev.relais.twitter.text.PostTextPolicy;
import dev.relais.twitter.text.TextCheck;
import dev.relais.twitter.text.TextCheck.Wrong;
import dev.relais.twitter.text.Threads;
import java.util.List;
import java.util.function.Function;

/**
 * How what agents write is said on X: within its length, signed, in several posts only where the host wants that.
 *
 * @param lengths account → how long its posts may be
 * @param direct how long a direct message may be
 * @param signature of agents
 * @param threads whether an answer that is too long becomes several posts
 * @param machines whether X has approved that machines answer
 */
public record Manners(
        Function<Account, PostTextPolicy> lengths,
        PostTextPolicy direct,
        AgentSignature signature,
        boolean threads,
        boolean machines) {
    /** What is to be said. */
    sealed interface Said {
        /** In one post or message, or in several. */
        record Parts(List<String> parts) implements Said {}

        /** It cannot be said. */
        record Wrong(String reason, String detail) implements Said {}
    }

    Said said(SendRequest request) {
        boolean open = request.visibility() == Visibility.PUBLIC;
        PostTextPolicy policy = open ? lengths.apply(request.account()) : direct;
        String agent = request.automatic() ? null : request.agent();
        try {
            String whole = agent == null ? request.text() : signature.sign(request.text(), agent);
            TextCheck check = policy.check(whole);
            if (check.valid()) {
                return new Said.Parts(List.of(whole));
            }
            boolean onlyLong = check.wrong().stream().allMatch(wrong -> wrong instanceof Wrong.TooLong);
            if (!open || !threads || !onlyLong) {
                return wrong(check);
            }
            PostTextPolicy signed = agent == null ? policy : signature.within(policy, agent);
            List<String> parts = Threads.split(request.text(), signed, true);
            return new Said.Parts(
                    agent == null
                            ? parts
                            : parts.stream()
                                    .map(part -> signature.sign(part, agent))
                                    .toList());
        } catch (IllegalArgumentException e) {
            return new Said.Wrong("invalid", String.valueOf(e.getMessage()));
        }
    }

    private static Said wrong(TextCheck check) {
        Wrong first = check.wrong().get(0);
        if (first instanceof Wrong.TooLong tooLong) {
            return new Said.Wrong(
                    "too-long",
                    "the text is " + tooLong.by() + " over the " + check.limit() + " that may be said at once");
        }
        return first instanceof Wrong.InvalidCharacter character
                ? new Said.Wrong("invalid", "X refuses the character at place " + character.index())
                : new Said.Wrong("invalid", "there is nothing to say");
    }
}
