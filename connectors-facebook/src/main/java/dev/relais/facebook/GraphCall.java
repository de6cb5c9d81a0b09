package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.account.Account;
import dev.relais.connect.HideRequest;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.json.StrictJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One POST to the graph.
 *
 * @param path percent-encoded, starting with a slash, without the version
 * @param answered the member of the answer that carries the new message's id, or else says whether it was done
 * @param reveals whether the answer tells who the customer is in private
 * @param known the id of the message that is acted on; null where a new one comes into being
 */
record GraphCall(
        String path,
        JsonNode body,
        String answered,
        boolean reveals,
        @Nullable String known) {
    /** The networks that Graph calls are made for. */
    static final Set<String> NETWORKS = Set.of("facebook", "instagram");

    /** Meta's limit for a Messenger text, in characters. */
    static final int MESSENGER_CHARACTERS = 2_000;

    /** Meta's limit for an Instagram direct message, in bytes of UTF-8. */
    static final int INSTAGRAM_BYTES = 1_000;

    /** Why a request cannot even be tried; empty where it can. */
    static Optional<Rejected> refusal(SendRequest request) {
        Account account = request.account();
        String network = network(account);
        if (!NETWORKS.contains(network)) {
            return elsewhere(account);
        }
        if (request.text().isBlank()) {
            return rejected("invalid", "there is no text");
        }
        if (request.visibility() == Visibility.PUBLIC) {
            return blank(request.inReplyTo())
                    ? rejected("invalid", "a public reply needs the message that it answers")
                    : Optional.empty();
        }
        if (isAside(request)) {
            return blank(request.inReplyTo())
                    ? rejected("invalid", "a private reply needs the comment that it answers")
                    : tooLong(network, request.text());
        }
        return blank(request.customer())
                ? rejected("invalid", "a direct message needs the customer's id")
                : tooLong(network, request.text());
    }

    /** Why a hiding cannot even be tried; empty where it can. */
    static Optional<Rejected> refusal(HideRequest request) {
        if (!NETWORKS.contains(network(request.account()))) {
            return elsewhere(request.account());
        }
        return blank(request.externalId()) ? rejected("invalid", "there is no comment to hide") : Optional.empty();
    }

    private static Optional<Rejected> elsewhere(Account account) {
        return rejected("unsupported", "account " + account.id() + " is not on Facebook or Instagram");
    }

    /** A public message that is answered to its author alone. */
    private static boolean isAside(SendRequest request) {
        return request.visibility() == Visibility.PRIVATE && request.asked() == Visibility.PUBLIC;
    }

    private static Optional<Rejected> tooLong(String network, String text) {
        if (network.equals("instagram")) {
            return text.getBytes(StandardCharsets.UTF_8).length > INSTAGRAM_BYTES
                    ? rejected("too-long", "Instagram takes " + INSTAGRAM_BYTES + " bytes of UTF-8 in one message")
                    : Optional.empty();
        }
        return text.codePointCount(0, text.length()) > MESSENGER_CHARACTERS
                ? rejected("too-long", "Messenger takes " + MESSENGER_CHARACTERS + " characters in one message")
                : Optional.empty();
    }

    /**
     * The call for a request that was not refused.
     *
     * @param node whose {@code messages} edge is used; only a private reply needs it
     */
    static GraphCall of(SendRequest request, @Nullable String node) {
        if (request.visibility() == Visibility.PRIVATE) {
            boolean aside = isAside(request);
            JsonNode message = aside ? aside(request) : message(request);
            return new GraphCall("/" + segment(node) + "/messages", message, "message_id", aside, null);
        }
        String edge = network(request.account()).equals("instagram") ? "/replies" : "/comments";
        ObjectNode body = StrictJson.object().put("message", request.text());
        return new GraphCall("/" + segment(request.inReplyTo()) + edge, body, "id", false, null);
    }

    /** Hides a comment or shows it again; the networks name the parameter differently. */
    static GraphCall of(HideRequest request) {
        String name = network(request.account()).equals("instagram") ? "hide" : "is_hidden";
        ObjectNode body = StrictJson.object().put(name, request.hidden());
        return new GraphCall("/" + segment(request.externalId()), body, "success", false, request.externalId());
    }

    /**
     * To the author of a comment or of a post on the Page's wall: once, within seven days, where the network knows no id of the
     * person in private yet.
     */
    private static JsonNode aside(SendRequest request) {
        boolean post = isPost(request.inReplyTo(), request.account().externalId());
        ObjectNode body = StrictJson.object();
        body.putObject("recipient").put(post ? "post_id" : "comment_id", request.inReplyTo());
        body.putObject("message")
                .put("text", request.text())
                .put("metadata", request.id().value());
        return body;
    }

    /** Whether an id is that of a post on the Page: {@code <page>_<post>}. A comment's begins with its post's. */
    static boolean isPost(@Nullable String id, @Nullable String page) {
        String prefix = page + "_";
        return id != null && id.startsWith(prefix) && id.indexOf('_', prefix.length()) < 0;
    }

    /** Within 24 hours of the customer's message. {@code metadata} comes back in the echo and names the send. */
    private static JsonNode message(SendRequest request) {
        ObjectNode body = StrictJson.object();
        body.putObject("recipient").put("id", request.customer());
        body.put("messaging_type", "RESPONSE");
        body.putObject("message")
                .put("text", request.text())
                .put("metadata", request.id().value());
        return body;
    }

    static String network(Account account) {
        return account.network() == null ? "facebook" : account.network();
    }

    /** One segment of a path, whatever stands in it; dots alone would climb. */
    static String segment(@Nullable String id) {
        String encoded =
                URLEncoder.encode(id == null ? "" : id, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    }

    private static boolean blank(@Nullable String id) {
        return id == null || id.isBlank();
    }

    static Optional<Rejected> rejected(String reason, String detail) {
        return Optional.of(new Rejected(reason, detail));
    }
}
