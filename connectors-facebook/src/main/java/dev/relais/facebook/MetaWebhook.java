package dev.relais.facebook;

import dev.relais.Secret;
import dev.relais.connect.Reception;
import dev.relais.connect.Reception.Accepted;
import dev.relais.connect.Reception.Answer;
import dev.relais.connect.Reception.Refused;
import dev.relais.connect.Signatures;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a webhook request is Meta's: judged over its raw bytes, before anything of it is parsed. */
final class MetaWebhook {
    private static final String SHA_256 = "x-hub-signature-256";
    private static final String SHA_1 = "x-hub-signature";

    /** The SHA-1 header is a signature too, and one that alone is never enough. */
    static final Set<String> SIGNATURE_HEADERS = Set.of(SHA_256, SHA_1);

    /** Documented as an int; echoed as text, and never anything that a browser could take for markup. */
    private static final Pattern CHALLENGE = Pattern.compile("[0-9A-Za-z_-]{1,256}");

    private final List<Secret> appSecrets;
    private final @Nullable Secret verifyToken;
    private final int bodyLimit;

    MetaWebhook(List<Secret> appSecrets, @Nullable Secret verifyToken, int bodyLimit) {
        this.appSecrets = List.copyOf(appSecrets);
        this.verifyToken = verifyToken;
        this.bodyLimit = bodyLimit;
    }

    Reception receive(WebhookRequest request) {
        return switch (request.method()) {
            case "GET" -> verification(request.query());
            case "POST" -> delivery(request);
            default -> refused(405, "only GET and POST are answered");
        };
    }

    private Reception verification(Map<String, String> query) {
        if (verifyToken == null) {
            return refused(403, "no verify token is set for facebook");
        }
        byte[] expected = verifyToken.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] given = query.getOrDefault("hub.verify_token", "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            return refused(403, "hub.verify_token is not the one that is set");
        }
        if (!"subscribe".equals(query.get("hub.mode"))) {
            return refused(403, "hub.mode is not subscribe");
        }
        String challenge = query.getOrDefault("hub.challenge", "");
        return CHALLENGE.matcher(challenge).matches()
                ? new Answer(WebhookResponse.text(200, challenge))
                : refused(403, "hub.challenge is not 1 to 256 letters, digits, - or _");
    }

    private Reception delivery(WebhookRequest request) {
        if (appSecrets.isEmpty()) {
            return refused(401, "no secret is set for facebook");
        }
        if (request.body().length > bodyLimit) {
            return refused(413, "the body is over " + bodyLimit + " bytes");
        }
        Optional<String> signature = request.header(SHA_256);
        if (signature.isEmpty()) {
            return refused(401, "there is no single X-Hub-Signature-256");
        }
        return Signatures.match(appSecrets, request.body(), signature.get(), MetaWebhook::spelling)
                ? new Accepted(WebhookResponse.text(200, "EVENT_RECEIVED"))
                : refused(401, "the signature does not match the body");
    }

    private static String spelling(byte[] hmac) {
        return "sha256=" + HexFormat.of().formatHex(hmac);
    }

    private static Reception refused(int status, String reason) {
        return new Refused(WebhookResponse.empty(status), reason);
    }
}
