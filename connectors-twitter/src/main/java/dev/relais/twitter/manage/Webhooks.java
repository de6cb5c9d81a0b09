package dev.relais.twitter.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Asked;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.http.Http.Body;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The application's webhooks at X (API v2); needs the application's own token. Thread-safe. */
public final class Webhooks {
    private static final String PATH = "/2/webhooks";
    private static final int LONGEST_URL = 200;
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final XApi api;

    /** Asks through this door. */
    public Webhooks(XApi api) {
        this.api = api;
    }

    /** What X knows. */
    public Asked<List<Webhook>> list() {
        return Asked.of(api.call(Call.get(Endpoint.WEBHOOKS, PATH, null, Urgency.BACKGROUND)), api.now(), root -> {
            JsonNode data = Tolerant.member(root, "data");
            if (data == null) {
                return root != null && root.isObject() ? Optional.of(List.of()) : Optional.empty();
            }
            List<Webhook> all = new ArrayList<>();
            data.forEach(one -> read(one).ifPresent(all::add));
            return Optional.of(List.copyOf(all));
        });
    }

    /**
     * Registers a webhook; X sends its challenge at once.
     *
     * @param url https, without a port, up to 200 characters
     */
    public Asked<Webhook> register(String url) {
        Optional<String> wrong = wrong(url);
        if (wrong.isPresent()) {
            return new Asked.Refused<>("invalid", wrong.get());
        }
        Body body = Body.json(StrictJson.write(StrictJson.object().put("url", url)));
        return Asked.of(
                api.call(Call.change(Endpoint.WEBHOOKS_CHANGE, "POST", PATH, null, body)),
                api.now(),
                root -> read(Tolerant.member(root, "data")));
    }

    private static Optional<String> wrong(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return Optional.of("the address is none");
        }
        if (url.length() > LONGEST_URL) {
            return Optional.of("the address has more than " + LONGEST_URL + " characters");
        }
        boolean own = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        boolean fits = "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() < 0;
        return fits || own ? Optional.empty() : Optional.of("X takes https without a port, and nothing else");
    }

    /** Has X send its challenge again; a webhook that meets it is valid again. Returns whether it is. */
    public Asked<Boolean> validate(String id) {
        return change("PUT", id, "valid");
    }

    /** Has X forget a webhook. */
    public Asked<Boolean> delete(String id) {
        return change("DELETE", id, "deleted");
    }

    private Asked<Boolean> change(String method, String id, String member) {
        if (!ID.matcher(id).matches()) {
            return new Asked.Refused<>("invalid", "the id of a webhook is a number");
        }
        return Asked.of(
                api.call(Call.change(Endpoint.WEBHOOKS_CHANGE, method, PATH + "/" + id, null, (Body) null)),
                api.now(),
                root -> {
                    JsonNode said = Tolerant.member(Tolerant.member(root, "data"), member);
                    return said != null && said.isBoolean() ? Optional.of(said.booleanValue()) : Optional.empty();
                });
    }

    /**
     * Has X send again what it sent, or failed to send, within the last 24 hours; its end is pushed as {@code replay_job_status}. What
     * comes twice does no harm.
     *
     * @return the id of the job
     */
    public Asked<String> replay(String id, Instant from, Instant to) {
        Body body = Body.json(StrictJson.write(StrictJson.object()
                .put("webhook_id", id)
                .put("from_date", MINUTE.format(from))
                .put("to_date", MINUTE.format(to))));
        return Asked.of(
                api.call(Call.change(Endpoint.WEBHOOK_REPLAY, "POST", PATH + "/replay", null, body)),
                api.now(),
                root -> Optional.ofNullable(Tolerant.id(Tolerant.member(root, "data"), "job_id")));
    }

    private static Optional<Webhook> read(@Nullable JsonNode webhook) {
        String id = Tolerant.id(webhook, "id", "webhook_id");
        String url = Tolerant.text(webhook, "url");
        JsonNode valid = Tolerant.member(webhook, "valid");
        return id == null
                ? Optional.empty()
                : Optional.of(new Webhook(
                        id,
                        url == null ? "" : url,
                        valid != null && valid.booleanValue(),
                        Tolerant.time(webhook, "created_at")));
    }
}
