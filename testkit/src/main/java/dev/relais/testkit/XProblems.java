package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Fault;
import dev.relais.json.StrictJson;
import java.util.List;

/** The error bodies of X's API, which resemble RFC 7807. */
final class XProblems {
    private XProblems() {}

    static ObjectNode problem(int status, String title, String detail, String type) {
        return StrictJson.object()
                .put("title", title)
                .put("detail", detail)
                .put("type", type)
                .put("status", status);
    }

    static HttpAnswer plain(int status, String title, String detail) {
        return HttpAnswer.json(status, problem(status, title, detail, "about:blank"));
    }

    static HttpAnswer forbidden(String detail) {
        return plain(403, "Forbidden", detail);
    }

    static HttpAnswer notFound(String detail) {
        return HttpAnswer.json(
                404, problem(404, "Not Found Error", detail, "https://api.x.com/2/problems/resource-not-found"));
    }

    /** 400 with one error for each fault; {@code body} is what the faults are in. */
    static HttpAnswer invalid(JsonNode body, List<Fault> faults) {
        ObjectNode problem = StrictJson.object();
        for (Fault fault : faults) {
            String path = "$" + fault.pointer().replace('/', '.');
            JsonNode value = body.at(fault.pointer());
            ObjectNode error = problem.withArray("errors").addObject();
            error.putObject("parameters")
                    .putArray(path)
                    .add(value.isValueNode() ? value.asText() : StrictJson.write(value));
            error.put("message", path + ": " + fault.reason());
        }
        problem.put("title", "Invalid Request")
                .put("detail", "One or more parameters to your request was invalid.")
                .put("type", "https://api.x.com/2/problems/invalid-request");
        return HttpAnswer.json(400, problem);
    }

    static HttpAnswer invalid(String reason) {
        return invalid(StrictJson.object(), List.of(Fault.at("", reason)));
    }
}
