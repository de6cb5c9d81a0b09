package dev.relais.twitter.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.relais.account.Account;
import dev.relais.connect.ReplyQuestion;
import dev.relais.connect.ReplyWay;
import dev.relais.conversation.Message;
import dev.relais.conversation.Visibility;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.people.XUser;
import dev.relais.twitter.people.XUsers;
import dev.relais.twitter.read.PostHint;
import dev.relais.twitter.read.Summons;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * In which ways a customer can be answered, before anybody types. What cannot be seen from the messages is asked of X and remembered: the
 * post that is to be answered for ten minutes, its author for an hour.
 */
public final class ReplyWays {
    private static final String SUMMONED_ONLY =
            "the author has neither mentioned nor quoted the account: X takes no answer of an application on this tier";

    private record Seen(String account, String post) {}

    private final XApi api;
    private final XUsers users;
    private final boolean summonedOnly;
    private final Function<Account, Integer> lengths;
    private final int direct;
    private final Cache<Seen, Boolean> summoned;

    /**
     * @param summonedOnly whether the application may answer only who mentioned or quoted the account: all tiers but enterprise
     * @param lengths account → how long its posts may be, in X's count
     * @param direct how long a direct message may be, in characters
     */
    public ReplyWays(XApi api, XUsers users, boolean summonedOnly, Function<Account, Integer> lengths, int direct) {
        this.api = api;
        this.users = users;
        this.summonedOnly = summonedOnly;
        this.lengths = lengths;
        this.direct = direct;
        summoned = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofMinutes(10))
                .ticker(() -> Duration.between(Instant.EPOCH, api.now()).toNanos())
                .build();
    }

    /** See {@link dev.relais.connect.Connector#replyWays}. */
    public List<ReplyWay> of(ReplyQuestion question) {
        List<ReplyWay> ways = new ArrayList<>();
        if (question.asked() == Visibility.PUBLIC) {
            ways.add(inPublic(question));
        }
        ways.add(inPrivate(question));
        return List.copyOf(ways);
    }

    private ReplyWay inPublic(ReplyQuestion question) {
        Account account = question.account();
        Integer length = lengths.apply(account);
        Message newest = newest(question);
        if (newest == null) {
            return closed(Visibility.PUBLIC, "parent-gone", "there is no post left that could be answered", null);
        }
        String link = "https://x.com/i/web/status/" + newest.externalId();
        if (summonedOnly && !isSummoned(account, newest, question.ours())) {
            return closed(Visibility.PUBLIC, "reply-not-allowed", SUMMONED_ONLY, link);
        }
        return held(Visibility.PUBLIC, Endpoint.CREATE_POST, account, length, link);
    }

    private boolean isSummoned(Account account, Message post, List<String> ours) {
        String handle = account.handle();
        String text = post.text().toLowerCase(Locale.ROOT);
        boolean answersUs = post.inReplyTo() != null && ours.contains(post.inReplyTo());
        if (answersUs || (handle != null && names(text, "@" + handle.toLowerCase(Locale.ROOT)))) {
            return true;
        }
        Seen seen = new Seen(account.id(), post.externalId());
        Boolean known = summoned.getIfPresent(seen);
        if (known != null) {
            return known;
        }
        Optional<Boolean> asked = ask(account, post.externalId());
        asked.ifPresent(answer -> summoned.put(seen, answer));
        // Where X cannot be asked, the agent is not kept from trying.
        return asked.orElse(true);
    }

    private static boolean names(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean over = end == text.length() || !isWord(text.charAt(end));
            if (over && (at == 0 || !isWord(text.charAt(at - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private Optional<Boolean> ask(Account account, String post) {
        if (!Acts.ID.matcher(post).matches()) {
            return Optional.empty();
        }
        String path = "/2/tweets?ids=" + post + "&" + api.fields().posts();
        Answer answer = api.call(Call.get(Endpoint.POSTS, path, account, Urgency.INTERACTIVE));
        JsonNode body = answer instanceof Answer.Done done ? done.json() : null;
        JsonNode data = Tolerant.member(body, "data");
        if (data == null || !data.isArray() || data.isEmpty() || Tolerant.id(data.get(0), "id") == null) {
            return Optional.empty();
        }
        api.budget().used(Endpoint.POSTS.price(), List.of(post), Urgency.INTERACTIVE);
        return Optional.of(Summons.of(PostHint.of(data.get(0), Tolerant.member(body, "includes")), account));
    }

    private ReplyWay inPrivate(ReplyQuestion question) {
        String customer = question.customer();
        String link = "https://x.com/messages";
        if (customer == null || !Acts.ID.matcher(customer).matches()) {
            return closed(Visibility.PRIVATE, "invalid", "nobody knows the customer's id on X", null);
        }
        Message newest = newest(question);
        boolean encrypted = question.asked() == Visibility.PRIVATE
                && newest != null
                && newest.media().stream().anyMatch(media -> media.kind().equals("encrypted"));
        if (encrypted) {
            String detail = "the customer writes in X Chat, which is encrypted: it can only be read and answered there";
            return closed(Visibility.PRIVATE, "encrypted", detail, link);
        }
        if (question.lastDirect() == null && question.asked() == Visibility.PUBLIC) {
            Optional<XUser> user = users.find(question.account(), customer, Urgency.INTERACTIVE);
            Boolean takes = user.map(XUser::receivesDirectMessages).orElse(null);
            if (takes != null && !takes) {
                String detail = "the customer takes no direct messages from the account;"
                        + " a public answer can carry a button that begins one";
                return closed(Visibility.PRIVATE, "dm-closed", detail, null);
            }
        }
        return held(Visibility.PRIVATE, Endpoint.SEND_MESSAGE, question.account(), direct, link);
    }

    private ReplyWay held(
            Visibility visibility, Endpoint endpoint, Account account, Integer length, @Nullable String link) {
        Optional<String> barred = api.budget().barredBecause();
        if (barred.isPresent()) {
            return new ReplyWay(
                    visibility, false, barred.get(), "X takes nothing of the application", null, length, link);
        }
        Optional<Instant> until = api.budget().closedUntil(endpoint, account.id());
        return until.isPresent()
                ? new ReplyWay(visibility, false, "throttled", "X takes no more for a while", until.get(), length, link)
                : new ReplyWay(visibility, true, null, "", null, length, link);
    }

    private static ReplyWay closed(Visibility visibility, String reason, String detail, @Nullable String link) {
        return new ReplyWay(visibility, false, reason, detail, null, null, link);
    }

    private static @Nullable Message newest(ReplyQuestion question) {
        List<Message> messages = question.messages();
        return messages.isEmpty() ? null : messages.get(messages.size() - 1);
    }
}
