package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;

/** The error bodies of the Graph API. */
final class GraphErrors {
    private GraphErrors() {}

    /** {@code subcode} 0 for none. */
    static ObjectNode body(int code, int subcode, String message) {
        ObjectNode root = StrictJson.object();
        ObjectNode error = root.putObject("error")
                .put("message", "(#" + code + ") " + message)
                .put("type", "OAuthException")
                .put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        error.put("fbtrace_id", "A" + Long.toString(code * 10_000_000L + subcode, 36) + "Testkit");
        return root;
    }

    static HttpAnswer answer(int code, int subcode, String message) {
        return HttpAnswer.json(status(code), body(code, subcode, message));
    }

    /** Meta documents no HTTP status for its codes; callers must not rely on these. */
    static int status(int code) {
        if (code == 1 || code == 2) {
            return 500;
        }
        if (code == 102 || code == 104 || code == 190) {
            return 401;
        }
        return code == 10 || (code >= 200 && code <= 299) ? 403 : 400;
    }
}
