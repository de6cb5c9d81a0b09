package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The streams of the fake X, and what an application sees of its connections. Guarded by the world's monitor. */
final class XStreams {
    final XStream activity;
    final XStream filtered;

    XStreams(XWorld world) {
        activity = new XStream(world, "activity_stream", 2);
        filtered = new XStream(world, "filtered_stream", 1);
    }

    List<XRoute> routes() {
        return List.of(
                XRoute.application("GET", "/2/activity/stream")
                        .quarter(0, 450)
                        .query(XQuery.none().number("backfill_minutes", 0, 5).time("start_time", "end_time"))
                        .to(activity::connect),
                XRoute.application("GET", "/2/connections")
                        .quarter(0, 25)
                        .query(XQuery.none()
                                .number("max_results", 1, 100)
                                .oneOf("status", "active", "inactive", "all")
                                .some("endpoints", Set.of("activity_stream", "filtered_stream"))
                                .some(
                                        "connection.fields",
                                        Set.of(
                                                "client_ip",
                                                "connected_at",
                                                "disconnect_reason",
                                                "disconnected_at",
                                                "endpoint_name",
                                                "id")))
                        .to(this::list),
                XRoute.application("DELETE", "/2/connections/all")
                        .quarter(0, 25)
                        .to(r -> () -> killed(activity, filtered)),
                XRoute.application("DELETE", "/2/connections/{name}")
                        .quarter(0, 25)
                        .to(this::kill));
    }

    private Supplier<Effect> list(XRequest request) {
        String status = request.query("status", "active");
        Set<String> endpoints = request.list("endpoints");
        int most = request.number("max_results", 10);
        return () -> {
            List<XConnection> all = new ArrayList<>(activity.history());
            all.addAll(filtered.history());
            ObjectNode body = StrictJson.object();
            List<ObjectNode> found = all.stream()
                    .filter(c -> status.equals("all") || status.equals("active") == (c.disconnected == null))
                    .map(XConnection::rest)
                    .filter(c -> endpoints.isEmpty()
                            || endpoints.contains(c.path("endpoint_name").asText()))
                    .limit(most)
                    .toList();
            found.forEach(body.withArray("data")::add);
            if (found.isEmpty()) {
                body.remove("data");
            }
            body.putObject("meta").put("result_count", found.size());
            return XApi.ok(body);
        };
    }

    private Supplier<Effect> kill(XRequest request) {
        return switch (request.id()) {
            case "activity_stream" -> () -> killed(activity);
            case "filtered_stream" -> () -> killed(filtered);
            default -> throw XRefused.invalid("there is no stream " + request.id());
        };
    }

    private static Effect killed(XStream... streams) {
        ObjectNode data = StrictJson.object();
        int killed = 0;
        for (XStream stream : streams) {
            for (XConnection connection : stream.kill()) {
                data.withArray("results").addObject().put("uuid", connection.id).put("success", true);
                killed++;
            }
        }
        return XApi.done(200, data.put("successful_kills", killed).put("failed_kills", 0));
    }
}
