package dev.relais.facebook;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.Tolerant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Meta's errors, told apart by code and subcode. Never by the type, which is nearly always {@code OAuthException}, and never
 * by the code alone: 10 means at least five things.
 */
final class GraphErrors {
    /** What an error means for a send. */
    enum Kind {
        WINDOW_CLOSED("the customer's last message is too old to be answered here"),
        NOT_THREAD_OWNER("another application holds the thread"),
        PRIVATE_REPLY_CLOSED("the comment was answered in private before, or is too old for it"),
        RECIPIENT_UNAVAILABLE("the person cannot be written to"),
        DUPLICATE("the same text was sent just before"),
        PERMISSION("the app lacks a permission for this"),
        CONFIG("a setting of the Page, the account or the app stands against it"),
        AUTH("the access token is not accepted: connect the account again"),
        ACCOUNT_RESTRICTED("Meta has restricted the account for a time"),
        BLOCKED("Meta blocks this for its policy or for going too fast"),
        INVALID("Meta does not accept the request"),
        THROTTLED("too many calls"),
        /** It may have been sent all the same. */
        AMBIGUOUS("Meta's service failed");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** For a person; Meta's own words are not repeated, because they may quote a token or a customer. */
        String meaning() {
            return meaning;
        }

        /** Whether nothing goes out of the account until somebody has repaired it. */
        boolean isForOperator() {
            return switch (this) {
                case AUTH, PERMISSION, CONFIG, ACCOUNT_RESTRICTED, BLOCKED -> true;
                default -> false;
            };
        }

        /** The typed reason of a rejection. */
        String word() {
            return this == AUTH
                    ? "not-authorized"
                    : name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Looked up as {@code code/subcode}, then {@code *}{@code /subcode}, then {@code code}. */
    private static final Map<String, Kind> TABLE = Map.ofEntries(
            entry("1", Kind.AMBIGUOUS),
            entry("2", Kind.AMBIGUOUS),
            entry("1200", Kind.AMBIGUOUS),
            entry("2/2018344", Kind.CONFIG),
            entry("3", Kind.PERMISSION),
            entry("10", Kind.PERMISSION),
            entry("10/2018278", Kind.WINDOW_CLOSED),
            entry("10/2534022", Kind.WINDOW_CLOSED),
            entry("10/2018300", Kind.NOT_THREAD_OWNER),
            entry("10/1893063", Kind.ACCOUNT_RESTRICTED),
            entry("100/2534029", Kind.ACCOUNT_RESTRICTED),
            entry("*/2534122", Kind.ACCOUNT_RESTRICTED),
            entry("100/2534025", Kind.PRIVATE_REPLY_CLOSED),
            entry("27", Kind.CONFIG),
            entry("200/2534041", Kind.CONFIG),
            entry("4", Kind.THROTTLED),
            entry("17", Kind.THROTTLED),
            entry("32", Kind.THROTTLED),
            entry("341", Kind.THROTTLED),
            entry("613", Kind.THROTTLED),
            entry("368", Kind.BLOCKED),
            entry("100", Kind.INVALID),
            entry("803", Kind.INVALID),
            entry("2500", Kind.INVALID),
            entry("102", Kind.AUTH),
            entry("104", Kind.AUTH),
            entry("190", Kind.AUTH),
            entry("506", Kind.DUPLICATE),
            entry("551", Kind.RECIPIENT_UNAVAILABLE),
            entry("230", Kind.RECIPIENT_UNAVAILABLE),
            entry("9010", Kind.RECIPIENT_UNAVAILABLE),
            entry("*/2018218", Kind.RECIPIENT_UNAVAILABLE));

    private static final Pattern IN_MESSAGE = Pattern.compile("\\(#([0-9]{1,9})\\)");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private GraphErrors() {}

    /**
     * An error as Meta wrote it.
     *
     * @param code 0 where none is given
     * @param subcode 0 where none is given
     * @param temporary Meta's {@code is_transient}
     * @param trace Meta's support asks for it; empty where none is given
     */
    record GraphError(int code, int subcode, boolean temporary, String trace) {
        /** What it means, seen with the answer's HTTP status. */
        Kind kind(int status) {
            Kind known = lookUp(code, subcode);
            if (known == Kind.THROTTLED) {
                return known;
            }
            if (temporary || status >= 500) {
                return Kind.AMBIGUOUS;
            }
            if (known != null) {
                return known;
            }
            if (status == 429) {
                return Kind.THROTTLED;
            }
            return status >= 400 ? Kind.INVALID : Kind.AMBIGUOUS;
        }

        /** Limits per business use case are counted over 24 hours and take long to recover. */
        boolean businessUseCase() {
            return code >= 80_000 && code <= 80_099;
        }

        /** For a person and for Meta's support. */
        String describe(Kind kind) {
            String numbers = code == 0 ? "" : subcode == 0 ? " " + code : " " + code + "/" + subcode;
            return kind.meaning() + " (Graph error" + numbers + (trace.isEmpty() ? ")" : ", trace " + trace + ")");
        }
    }

    private static @Nullable Kind lookUp(int code, int subcode) {
        Kind kind = TABLE.get(code + "/" + subcode);
        if (kind == null) {
            kind = TABLE.get("*/" + subcode);
        }
        if (kind == null) {
            kind = TABLE.get(Integer.toString(code));
        }
        if (kind == null && code >= 200 && code <= 299) {
            kind = Kind.PERMISSION;
        }
        return kind == null && code >= 80_000 && code <= 80_099 ? Kind.THROTTLED : kind;
    }

    /**
     * The error in an answer, whatever its HTTP status; null where there is none. Seen in the wild: without a code but with
     * {@code (#341)} in the message, as {@code {error_type, code, error_message}}, and with status 200.
     */
    static @Nullable GraphError read(JsonNode body) {
        JsonNode error = Tolerant.member(body, "error");
        if (error == null && Tolerant.member(body, "error_message", "error_type") != null) {
            error = body;
        }
        if (error == null) {
            return null;
        }
        int code = number(error, "code");
        JsonNode temporary = Tolerant.member(error, "is_transient");
        String trace = Tolerant.text(error, "fbtrace_id");
        return new GraphError(
                code == 0 ? fromMessage(Tolerant.text(error, "message", "error_message")) : code,
                number(error, "error_subcode"),
                temporary != null && temporary.asBoolean(),
                trace != null && TRACE.matcher(trace).matches() ? trace : "");
    }

    private static int number(JsonNode error, String name) {
        String digits = Tolerant.id(error, name);
        return digits != null && DIGITS.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    }

    private static int fromMessage(@Nullable String message) {
        Matcher matcher = IN_MESSAGE.matcher(message == null ? "" : message);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
