package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.Reconciliation.Unavailable;
import dev.relais.connect.Reconciliation.Undecidable;
import dev.relais.facebook.GraphClient.Reply;
import dev.relais.facebook.GraphErrors.GraphError;
import dev.relais.facebook.GraphErrors.Kind;
import org.jspecify.annotations.Nullable;

/** Asks the graph in the name of one account. */
record GraphQuestion(GraphClient client, Secret token) {
    private static final int INVALID_PARAMETER = 100;

    /**
     * What the graph said.
     *
     * @param body null where it gave no answer to the question
     * @param error the error that it gave instead; null where it gave none
     * @param failure what the lack of an answer means
     */
    record Answer(@Nullable JsonNode body, @Nullable GraphError error, Reconciliation failure) {
        /** Whether the object is there and has no such field. */
        boolean isUnknownField() {
            return error != null && error.code() == INVALID_PARAMETER && error.subcode() == 0;
        }
    }

    /** One GET. */
    Answer ask(String path, String query) {
        Reply reply = client.get(path, query, token);
        if (!(reply instanceof Reply.Answered answered)) {
            return new Answer(null, null, new Unavailable("Meta cannot be asked now"));
        }
        int status = answered.status();
        JsonNode body = answered.body();
        GraphError error = body == null ? null : GraphErrors.read(body);
        if (error != null) {
            return new Answer(null, error, refused(error, status));
        }
        if (body != null && status == 200) {
            return new Answer(body, null, new Unavailable("Meta's answer is not understood"));
        }
        boolean passing = status < 400 || status >= 500 || status == 429;
        String detail = "Meta answered with HTTP " + status;
        return new Answer(null, null, passing ? new Unavailable(detail) : new Undecidable(detail));
    }

    /** What ends by itself is asked again; what somebody has to change is not. */
    private static Reconciliation refused(GraphError error, int status) {
        Kind kind = error.kind(status);
        return kind == Kind.THROTTLED || kind == Kind.AMBIGUOUS
                ? new Unavailable(error.describe(kind))
                : new Undecidable(error.describe(kind));
    }
}
