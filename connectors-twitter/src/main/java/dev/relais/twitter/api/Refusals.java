package dev.relais.twitter.api;

import dev.relais.Fault;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What X's refusals (HTTP 4xx except 429) mean, as a table. The first row that fits decides. */
final class Refusals {
    private static final int ANY = 0;
    private static final int MAX_QUOTE = 200;

    private static final List<Row> TABLE = List.of(
            row(408, null, "X waited too long for the request; nobody knows whether it was taken"),
            row(ANY, null, "X says that this text was posted before: it may be this very reply")
                    .codes("187")
                    .says("duplicate content", "status is a duplicate"),
            row(402, "out-of-credit", "the application has no credit left with X")
                    .blocks(),
            row(ANY, "out-of-credit", "the application has no credit left with X")
                    .blocks()
                    .types("credits")
                    .says("creditsdepleted", "does not have any credits"),
            row(ANY, "usage-capped", "the application has reached its spending limit or usage cap")
                    .blocks()
                    .types("usage-capped")
                    .says("spending limit"),
            row(ANY, "user-suspended", "X has suspended the account")
                    .blocks()
                    .types("user-suspended")
                    .codes("64"),
            row(ANY, "reply-not-allowed", "the author of the post has neither mentioned nor quoted the account")
                    .codes("433")
                    .says("reply to this conversation is not allowed"),
            row(ANY, "parent-gone", "the post that was to be answered is deleted or not visible")
                    .codes("385")
                    .says("deleted or not visible"),
            row(ANY, "dm-closed", "the customer takes no direct messages from the account")
                    .codes("349", "150", "476")
                    .says("cannot send messages to", "permission to dm", "sender is not verified"),
            row(ANY, "client-forbidden", "X does not allow the application to do this; look at its set-up")
                    .blocks()
                    .types("client-forbidden", "unsupported-authentication", "oauth1-permissions"),
            row(400, "invalid", "X found the request invalid"),
            row(401, "not-authorized", "X does not accept the access token; the account must be authorised again")
                    .blocks(),
            row(403, "forbidden", "X does not allow it"),
            row(404, "gone", "X does not find the post or the person"),
            row(ANY, "refused", "X refused it"));

    private Refusals() {}

    /**
     * What a refusal means.
     *
     * @param hidden what must not be quoted, should X repeat it: the access token
     */
    static Meaning meaning(int status, Problem problem, String hidden) {
        Row row =
                TABLE.stream().filter(r -> r.fits(status, problem)).findFirst().orElseThrow();
        String detail = row.detail + " (HTTP " + status + ")";
        String words = row.reason == null || row.isMarked() ? detail : detail + quote(problem, hidden);
        return new Meaning(row.reason, words, row.blocking);
    }

    /** X's own words, where ours say little. */
    private static String quote(Problem problem, String hidden) {
        if (problem.sentences().isEmpty()) {
            return "";
        }
        String words = Fault.printable(problem.sentences().get(0).replace(hidden, "[hidden]"));
        return ": " + (words.length() <= MAX_QUOTE ? words : words.substring(0, MAX_QUOTE) + "…");
    }

    private static Row row(int status, @Nullable String reason, String detail) {
        return new Row(status, reason, detail, false, Set.of(), Set.of(), List.of());
    }

    /**
     * Fits where the status does and, if the row has marks, one of them is there.
     *
     * @param reason null where nobody knows whether X has the reply
     * @param blocking whether the account cannot act until somebody repairs it
     */
    private record Row(
            int status,
            @Nullable String reason,
            String detail,
            boolean blocking,
            Set<String> types,
            Set<String> codes,
            List<String> words) {
        Row blocks() {
            return new Row(status, reason, detail, true, types, codes, words);
        }

        Row types(String... marks) {
            return new Row(status, reason, detail, blocking, Set.of(marks), codes, words);
        }

        Row codes(String... marks) {
            return new Row(status, reason, detail, blocking, types, Set.of(marks), words);
        }

        Row says(String... marks) {
            return new Row(status, reason, detail, blocking, types, codes, List.of(marks));
        }

        boolean isMarked() {
            return !types.isEmpty() || !codes.isEmpty() || !words.isEmpty();
        }

        boolean fits(int answered, Problem problem) {
            if (status != ANY && status != answered) {
                return false;
            }
            return !isMarked()
                    || types.stream().anyMatch(problem.types()::contains)
                    || codes.stream().anyMatch(problem.codes()::contains)
                    || words.stream().anyMatch(problem::says);
        }
    }
}
