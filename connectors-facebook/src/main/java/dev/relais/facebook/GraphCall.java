package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.account.Account;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.json.StrictJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One POST to the graph.
 *
 * @param path percent-encoded, starting with a slash, without the version
 * @param answered the member of the answer that carries the new message's id
 */
record GraphCall(String path, JsonNode body, String answered) {
    /** Meta's limit for a Messenger text, in characters. */
    static final int MESSENGER_CHARACTERS = 2_000;

    /** Meta's limit for an Instagram direct message, in bytes of UTF-8. */
    static final int INSTAGRAM_BYTES = 1_000;

    /** Why a request cannot even be tried; empty where it can. */
    static Optional<Rejected> refusal(SendRequest request) {
        Account account = request.account();
        String network = network(account);
        if (!network.equals("facebook") && !network.equals("instagram")) {
            return rejected("unsupported", "account " + account.id() + " is not on Facebook or Instagram");
        }
        if (request.text().isBlank()) {
            return rejected("invalid", "there is no text");
        }
        if (request.visibility() == Visibility.PUBLIC) {
            return blank(request.inReplyTo())
                    ? rejected("invalid", "a public reply needs the message that it answers")
                    : Optional.empty();
        }
        if (blank(request.customer())) {
            return rejected("invalid", "a private reply needs the customer's id");
        }
        return tooLong(network, request.text());
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
            return new GraphCall("/" + segment(node) + "/messages", message(request), "message_id");
        }
        String edge = network(request.account()).equals("instagram") ? "/replies" : "/comments";
        ObjectNode body = StrictJson.object().put("message", request.text());
        return new GraphCall("/" + segment(request.inReplyTo()) + edge, body, "id");
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

    private static String network(Account account) {
        return account.network() == null ? "facebook" : account.network();
    }

    /** One segment of a path, whatever stands in it; dots alone would climb. */
    private static String segment(@Nullable String id) {
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
