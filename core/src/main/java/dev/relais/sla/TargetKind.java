package dev.relais.sla;

import dev.relais.config.SlaConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a service level may promise, in the order in which targets that start together are told. */
public enum TargetKind {
    /** From the first message to the first reply. */
    FIRST_RESPONSE("firstResponse"),
    /** From every later message to which no reply was owed yet, to the next reply. */
    NEXT_RESPONSE("nextResponse"),
    /** From the first message, or from a reopening, to the resolution. */
    RESOLUTION("resolution"),
    /** From the promise of a call to the call. */
    CALL_BACK("callBack"),
    /** From a customer's direct message to the end of the time in which the network takes an answer to it. */
    REPLY_WINDOW("replyWindow");

    private final String text;

    TargetKind(String text) {
        this.text = text;
    }

    /** The name in files. */
    public String text() {
        return text;
    }

    /** How much elapsed time a service level allows; null where it promises nothing, or each promise has its own time. */
    @Nullable
    Duration allowedBy(SlaConfig sla) {
        return switch (this) {
            case FIRST_RESPONSE -> sla.firstResponse();
            case NEXT_RESPONSE -> sla.nextResponse();
            case RESOLUTION -> sla.resolution();
            case CALL_BACK, REPLY_WINDOW -> null;
        };
    }
}
