package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The application's webhooks: made, checked, replayed. Guarded by the world's monitor. */
final class XWebhooks {
    private static final Duration REPLAYED = Duration.ofHours(24);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm", Locale.ROOT);

    /** A webhook. */
    record Webhook(String id, String url, boolean valid, Instant created) {
        ObjectNode rest() {
            return StrictJson.object()
                    .put("id", id)
                    .put("url", url)
                    .put("valid", valid)
                    .put("created_at", XPayloads.time(created));
        }
    }

    private final XWorld world;
    private final XSigner signer;
    private final XOptions options;
    private final Map<String, Webhook> webhooks = new LinkedHashMap<>();
    private @Nullable XPush push;
    private boolean replayRuns;
    private boolean holdReplays;

    XWebhooks(XWorld world, XSigner signer, XOptions options) {
        this.world = world;
        this.signer = signer;
        this.options = options;
    }

    void pushBy(XPush way) {
        push = way;
    }

    private XPush push() {
        if (push == null) {
            throw new IllegalStateException("no way to push");
        }
        return push;
    }

    /** Where deliveries go; null where the webhook is gone or not valid. */
    @Nullable
    URI address(String id) {
        Webhook webhook = webhooks.get(id);
        return webhook != null && webhook.valid() ? URI.create(webhook.url()) : null;
    }

    boolean exists(String id) {
        return webhooks.containsKey(id);
    }

    void invalidate(String id) {
        Webhook old = webhooks.get(id);
        if (old == null) {
            throw new IllegalArgumentException("no webhook with id " + id + " at this fake X");
        }
        webhooks.put(id, new Webhook(id, old.url(), false, old.created()));
    }

    void holdReplays() {
        holdReplays = true;
    }

    List<XRoute> routes() {
        return List.of(
                route("POST", "/2/webhooks", 450)
                        .json(new Shape().required("url", Shape.text(1, 10_000)))
                        .to(this::create),
                route("GET", "/2/webhooks", 450)
                        .query(XQuery.none()
                                .some("webhook_config.fields", java.util.Set.of("created_at", "id", "url", "valid")))
                        .to(r -> this::list),
                route("POST", "/2/webhooks/replay", 100)
                        .json(new Shape()
                                .required("webhook_id", Shape.matching(XQuery.ID))
                                .required("from_date", Shape.matching("[0-9]{12}"))
                                .required("to_date", Shape.matching("[0-9]{12}")))
                        .to(this::replay),
                route("PUT", "/2/webhooks/{id}", 450).to(this::check),
                route("DELETE", "/2/webhooks/{id}", 450).to(r -> {
                    known(r.id());
                    return () -> {
                        webhooks.remove(r.id());
                        return XApi.done(200, StrictJson.object().put("deleted", true));
                    };
                }));
    }

    private static XRoute route(String method, String path, int calls) {
        return XRoute.application(method, path).quarter(0, calls);
    }

    private static XRefused failed(int status, String title, String detail) {
        ObjectNode body = StrictJson.object();
        body.putArray("errors").addObject().put("message", title + ": " + detail);
        body.put("title", title)
                .put("detail", detail)
                .put("type", "about:blank")
                .put("status", status);
        return XRefused.with(HttpAnswer.json(status, body));
    }

    private Webhook known(String id) {
        Webhook webhook = webhooks.get(id);
        if (webhook == null) {
            throw failed(400, "WebhookIdInvalid", "There is no webhook " + id + ".");
        }
        return webhook;
    }

    private boolean takes(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (url.length() > 200 || uri.getHost() == null || uri.getFragment() != null || uri.getUserInfo() != null) {
            return false;
        }
        boolean loopback = options.loopbackWebhooks()
                && "http".equals(uri.getScheme())
                && uri.getHost().equals("127.0.0.1");
        return loopback || ("https".equals(uri.getScheme()) && uri.getPort() < 0);
    }

    private Supplier<Effect> create(XRequest request) {
        String url = request.body().path("url").textValue();
        if (!takes(url)) {
            throw failed(400, "UrlValidationFailed", "The URL must be https, without a port, 200 characters at most.");
        }
        if (webhooks.values().stream().anyMatch(w -> w.url().equals(url))) {
            throw failed(400, "DuplicateUrlFailed", "There is a webhook with this URL.");
        }
        if (webhooks.size() >= (options.enterprise() ? 5 : 1)) {
            throw failed(400, "WebhookLimitExceeded", "There are as many webhooks as the tier allows.");
        }
        return () -> {
            crc(url);
            Webhook webhook = new Webhook(world.nextId(), url, true, world.clock.instant());
            webhooks.put(webhook.id(), webhook);
            return XApi.done(200, webhook.rest());
        };
    }

    private void crc(String url) {
        URI uri = URI.create(url);
        if (!push().isMet(signer.challenge(uri.getPath()), uri)) {
            throw failed(400, "CrcValidationFailed", "The webhook did not answer the challenge as it should.");
        }
    }

    private Effect list() {
        ObjectNode body = StrictJson.object();
        webhooks.values().forEach(w -> body.withArray("data").add(w.rest()));
        body.putObject("meta").put("result_count", webhooks.size());
        return XApi.ok(body);
    }

    private Supplier<Effect> check(XRequest request) {
        Webhook old = known(request.id());
        return () -> {
            crc(old.url());
            webhooks.put(old.id(), new Webhook(old.id(), old.url(), true, old.created()));
            return XApi.done(200, StrictJson.object().put("valid", true));
        };
    }

    private Supplier<Effect> replay(XRequest request) {
        Webhook webhook = known(request.body().path("webhook_id").asText());
        Instant from = minute(request.body().path("from_date").asText());
        Instant to = minute(request.body().path("to_date").asText());
        Instant now = world.clock.instant();
        if (!from.isBefore(to) || from.isBefore(now.minus(REPLAYED)) || to.isAfter(now)) {
            throw failed(400, "QueryParamInvalid", "The dates must be in order, in the last 24 hours.");
        }
        if (replayRuns) {
            throw failed(409, "ReplayConflictError", "There is a replay for this webhook already.");
        }
        return () -> {
            String job = world.nextId();
            replayRuns = holdReplays;
            List.copyOf(push().past).stream()
                    .filter(p -> p.webhook().equals(webhook.id()))
                    .filter(p -> !p.at().isBefore(from) && p.at().isBefore(to))
                    .forEach(p -> push().parcel(p.delivery(), webhook.id()));
            ObjectNode status = StrictJson.object();
            status.putObject("replay_job_status")
                    .put("webhook_id", webhook.id())
                    .put("job_state", "Complete")
                    .put("job_state_description", "Job completed successfully")
                    .put("job_id", job);
            push().parcel(signer.sign(status, job), webhook.id());
            return XApi.done(200, StrictJson.object().put("job_id", job).put("created_at", XPayloads.time(now)));
        };
    }

    private static Instant minute(String text) {
        try {
            return LocalDateTime.parse(text, MINUTE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw failed(400, "QueryParamInvalid", "A date must be written yyyymmddhhmm.");
        }
    }
}
