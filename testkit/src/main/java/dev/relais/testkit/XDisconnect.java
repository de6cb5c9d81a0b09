package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;

/** Why X ends a stream, as it says in the stream's last line. */
public enum XDisconnect {
    /** The server that streams is taken away. */
    OPERATIONAL("OperationalDisconnect"),
    /** A server behind it is taken away. */
    UPSTREAM_OPERATIONAL("UpstreamOperationalDisconnect"),
    /** X wants the listener to go. */
    FORCED("ForceDisconnect"),
    /** A server behind it broke down. */
    UPSTREAM_UNCLEAN("UpstreamUncleanDisconnect"),
    /** The listener reads too slowly. */
    SLOW_READER("SlowReader"),
    /** X broke down. */
    INTERNAL_ERROR("InternalError"),
    /** The application may not stream any more. */
    APPLICATION_DEGRADED("ClientApplicationStateDegraded"),
    /** The rules do not hold any more. */
    INVALID_RULES("InvalidRules");

    private final String type;

    XDisconnect(String type) {
        this.type = type;
    }

    /** X's word for it, in {@code disconnect_type}. */
    public String type() {
        return type;
    }

    String line() {
        ObjectNode line = StrictJson.object();
        line.putArray("errors")
                .addObject()
                .put("title", "operational-disconnect")
                .put("disconnect_type", type)
                .put("detail", "This stream has been disconnected for operational reasons.")
                .put("type", "https://api.x.com/2/problems/operational-disconnect");
        return StrictJson.write(line);
    }
}
