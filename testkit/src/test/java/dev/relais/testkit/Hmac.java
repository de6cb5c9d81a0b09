package dev.relais.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 by the platform alone, to check the fakes against. */
final class Hmac {
    private Hmac() {}

    static String base64(String key, byte[] message) throws GeneralSecurityException {
        return Base64.getEncoder().encodeToString(of(key, message));
    }

    static String hex(String key, byte[] message) throws GeneralSecurityException {
        return HexFormat.of().formatHex(of(key, message));
    }

    private static byte[] of(String key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(message);
    }
}
