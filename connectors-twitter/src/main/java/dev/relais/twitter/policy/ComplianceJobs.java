package dev.relais.twitter.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Asked;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.http.Http.Body;
import dev.relais.twitter.http.Http.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Batch jobs: many ids go up, X says of each that needs something done what it is. Needs the application's own token. The addresses that
 * X gives for upload and download carry their own permission, so they get no token, and are never logged. Thread-safe.
 */
public final class ComplianceJobs {
    /** What the ids are of. */
    public enum Kind {
        /** Posts. */
        POSTS("tweets"),
        /** People. */
        USERS("users");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /**
     * A job.
     *
     * @param status {@code created}, {@code in_progress}, {@code complete}, {@code failed}, {@code expired}: an open set
     */
    public record Job(String id, String status, URI upload, URI download) {
        /** Whether X has done it. */
        public boolean isComplete() {
            return status.equals("complete");
        }

        @Override
        public String toString() {
            return "Job[" + id + ", " + status + "]";
        }
    }

    /**
     * What has become of a post or a person.
     *
     * @param action what to do: {@code delete}, {@code withheld}, {@code scrub_geo}…
     * @param reason {@code deleted}, {@code suspended}, {@code protected}, {@code deactivated}…; null where X does not say
     * @param at since when; null where X does not say
     */
    public record Finding(
            String id,
            String action,
            @Nullable String reason,
            @Nullable Instant at) {}

    private static final String PATH = "/2/compliance/jobs";
    private static final int LONGEST = 64 * 1024 * 1024;
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private final XApi api;

    /** Asks through this door. */
    public ComplianceJobs(XApi api) {
        this.api = api;
    }

    /** Begins a job. */
    public Asked<Job> create(Kind kind, String name) {
        Body body = Body.json(
                StrictJson.write(StrictJson.object().put("type", kind.word).put("name", name)));
        return Asked.of(
                api.call(Call.change(Endpoint.COMPLIANCE_START, "POST", PATH, null, body)),
                api.now(),
                ComplianceJobs::job);
    }

    /** How far a job is. */
    public Asked<Job> find(String id) {
        if (!ID.matcher(id).matches()) {
            return new Asked.Refused<>("invalid", "the id of a job is a number");
        }
        Answer answer = api.call(Call.get(Endpoint.COMPLIANCE_JOBS, PATH + "/" + id, null, Urgency.BACKGROUND));
        return Asked.of(answer, api.now(), ComplianceJobs::job);
    }

    private static Optional<Job> job(@Nullable JsonNode root) {
        JsonNode data = Tolerant.member(root, "data");
        String id = Tolerant.id(data, "id");
        String status = Tolerant.text(data, "status");
        Optional<URI> upload = uri(Tolerant.text(data, "upload_url"));
        Optional<URI> download = uri(Tolerant.text(data, "download_url"));
        return id == null || upload.isEmpty() || download.isEmpty()
                ? Optional.empty()
                : Optional.of(new Job(id, status == null ? "created" : status, upload.get(), download.get()));
    }

    private static Optional<URI> uri(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(URI::create).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Uploads ids, one a line. What is no id of X is left out. Returns how many went up. */
    public Asked<Integer> upload(Job job, Collection<String> ids) {
        List<String> lines = ids.stream().filter(id -> ID.matcher(id).matches()).toList();
        Body body = new Body("text/plain", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
        Reply reply = api.http().callElsewhere("PUT", job.upload(), body, Map.of(), 1024);
        return reply instanceof Reply.Answered answered && answered.status() / 100 == 2
                ? new Asked.Got<>(lines.size())
                : new Asked.Later<>(api.now().plusSeconds(60), "the upload did not work");
    }

    /** Downloads what X found. What X does not speak of is as it was. */
    public Asked<List<Finding>> download(Job job) {
        Reply reply = api.http().callElsewhere("GET", job.download(), null, Map.of(), LONGEST);
        if (!(reply instanceof Reply.Answered answered) || answered.status() / 100 != 2) {
            return new Asked.Later<>(api.now().plusSeconds(60), "the download did not work");
        }
        List<Finding> findings = new ArrayList<>();
        for (String line : new String(answered.body(), StandardCharsets.UTF_8).split("\n", -1)) {
            finding(line).ifPresent(findings::add);
        }
        return new Asked.Got<>(List.copyOf(findings));
    }

    private static Optional<Finding> finding(String line) {
        try {
            JsonNode node = line.isBlank() ? null : StrictJson.read(line);
            String id = Tolerant.id(node, "id");
            String action = Tolerant.text(node, "action");
            return id == null || action == null
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            id,
                            action,
                            Tolerant.text(node, "reason"),
                            Tolerant.time(node, "redacted_at", "created_at")));
        } catch (NotJsonException e) {
            return Optional.empty();
        }
    }
}
