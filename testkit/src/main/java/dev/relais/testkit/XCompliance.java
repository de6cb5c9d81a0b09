package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.XWorld.Post;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Batch compliance: which of many ids may not be kept. Guarded by the world's monitor. */
final class XCompliance {
    private static final Duration UPLOAD = Duration.ofMinutes(15);
    private static final Duration DOWNLOAD = Duration.ofDays(7);
    private static final Duration WORK = Duration.ofMinutes(1);
    private static final String PATH = "/2/compliance/jobs";

    private static final class Job {
        private final String id;
        private final String type;
        private final String name;
        private final boolean resumable;
        private final Instant created;
        private final List<String> ids = new ArrayList<>();
        private @Nullable Instant uploaded;

        private Job(String id, String type, String name, boolean resumable, Instant created) {
            this.id = id;
            this.type = type;
            this.name = name;
            this.resumable = resumable;
            this.created = created;
        }
    }

    private final XWorld world;
    private final Supplier<URI> base;
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    XCompliance(XWorld world, Supplier<URI> base) {
        this.world = world;
        this.base = base;
    }

    List<XRoute> routes() {
        Set<String> fields = Set.of(
                "created_at",
                "download_expires_at",
                "download_url",
                "id",
                "name",
                "resumable",
                "status",
                "type",
                "upload_expires_at",
                "upload_url");
        return List.of(
                XRoute.application("POST", PATH)
                        .quarter(0, 150)
                        .json(new Shape()
                                .required("type", Shape.oneOf("tweets", "users"))
                                .optional("name", Shape.text(1, 64))
                                .optional("resumable", Shape.bool()))
                        .to(this::create),
                XRoute.application("GET", PATH)
                        .quarter(0, 150)
                        .query(XQuery.none()
                                .oneOf("type", "tweets", "users")
                                .required("type")
                                .oneOf("status", "created", "in_progress", "failed", "complete", "expired")
                                .some("compliance_job.fields", fields))
                        .to(this::list),
                XRoute.application("GET", PATH + "/{id}")
                        .quarter(0, 150)
                        .query(XQuery.none().some("compliance_job.fields", fields))
                        .to(r -> {
                            Job job = known(r);
                            return () -> XApi.done(200, rest(job));
                        }),
                XRoute.nobody("PUT", "/compliance/{id}/upload")
                        .body("text/plain")
                        .to(this::upload),
                XRoute.nobody("GET", "/compliance/{id}/download").to(this::download));
    }

    private Supplier<Effect> create(XRequest request) {
        ObjectNode body = request.body();
        return () -> {
            Job job = new Job(
                    world.nextId(),
                    body.path("type").asText(),
                    body.path("name").asText(""),
                    body.path("resumable").asBoolean(),
                    world.clock.instant());
            jobs.put(job.id, job);
            return XApi.done(200, rest(job));
        };
    }

    private Supplier<Effect> list(XRequest request) {
        return () -> {
            ObjectNode body = StrictJson.object();
            List<ObjectNode> found = jobs.values().stream()
                    .filter(j -> j.type.equals(request.query("type")))
                    .filter(j -> request.query("status", status(j)).equals(status(j)))
                    .map(this::rest)
                    .toList();
            found.forEach(j -> body.withArray("data").add(j));
            body.putObject("meta").put("result_count", found.size());
            return XApi.ok(body);
        };
    }

    private Job known(XRequest request) {
        Job job = jobs.get(request.id());
        if (job == null) {
            throw XRefused.with(XProblems.notFound("Could not find compliance job with id: [" + request.id() + "]."));
        }
        return job;
    }

    private String status(Job job) {
        Instant uploaded = job.uploaded;
        if (uploaded == null) {
            return world.within(job.created, UPLOAD) ? "created" : "expired";
        }
        return world.within(uploaded, WORK) ? "in_progress" : "complete";
    }

    private ObjectNode rest(Job job) {
        String url = base.get() + "/compliance/" + job.id;
        ObjectNode rest = StrictJson.object()
                .put("id", job.id)
                .put("type", job.type)
                .put("resumable", job.resumable)
                .put("status", status(job))
                .put("created_at", XPayloads.time(job.created))
                .put("upload_url", url + "/upload")
                .put("upload_expires_at", XPayloads.time(job.created.plus(UPLOAD)))
                .put("download_url", url + "/download")
                .put("download_expires_at", XPayloads.time(job.created.plus(DOWNLOAD)));
        return job.name.isEmpty() ? rest : rest.put("name", job.name);
    }

    private Supplier<Effect> upload(XRequest request) {
        Job job = known(request);
        List<String> ids = request.call().text().lines().toList();
        if (!status(job).equals("created")) {
            throw XRefused.with(XProblems.forbidden("The upload has expired."));
        }
        if (ids.isEmpty() || ids.stream().anyMatch(id -> !id.matches(XQuery.ID))) {
            throw XRefused.invalid("there must be one id on each line");
        }
        return () -> {
            job.ids.addAll(ids);
            job.uploaded = world.clock.instant();
            return new Effect(new HttpAnswer(200, "", Map.of(), ""), List.of());
        };
    }

    private Supplier<Effect> download(XRequest request) {
        Job job = known(request);
        if (!status(job).equals("complete")) {
            throw XRefused.with(XProblems.notFound("The result is not there yet."));
        }
        return () -> {
            String lines = job.ids.stream()
                    .flatMap(id -> (job.type.equals("users") ? user(id) : post(id)).stream())
                    .map(line -> StrictJson.write(line) + "\n")
                    .collect(Collectors.joining());
            return new Effect(new HttpAnswer(200, "text/plain", Map.of(), lines), List.of());
        };
    }

    private List<ObjectNode> user(String id) {
        if (world.suspended.contains(id)) {
            return List.of(action(id, "suspend", "suspended"));
        }
        return world.protectedPeople.contains(id) ? List.of(action(id, "protect", "protected")) : List.of();
    }

    private List<ObjectNode> post(String id) {
        Post gone = world.gone.get(id);
        if (gone != null) {
            return List.of(action(id, "delete", "deleted").put("created_at", XPayloads.time(gone.at())));
        }
        return world.find(id)
                .flatMap(p -> user(p.author().id()).stream()
                        .findFirst()
                        .map(u -> u.put("id", id).put("action", "delete")))
                .map(List::of)
                .orElse(List.of());
    }

    private ObjectNode action(String id, String action, String reason) {
        return StrictJson.object()
                .put("id", id)
                .put("action", action)
                .put("reason", reason)
                .put("redacted_at", XPayloads.time(world.clock.instant()));
    }
}
