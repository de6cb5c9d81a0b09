package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Fault;
import dev.relais.Secret;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.testkit.RateWindows.Limit;
import dev.relais.testkit.XRoute.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * X's API as one table of routes. Every call goes the same way: path, method, token, scheme, scopes, windows, query, body, credit,
 * and then the route's own judgement. Guarded by the world's monitor.
 */
final class XApi implements Network {
    private final XWorld world;
    private final XTokens tokens;
    private final XCredits credits;
    private final RateWindows windows;
    private final List<XRoute> routes;
    private final Set<String> secrets;
    private final Map<String, Instant> closed = new HashMap<>();
    final Set<Long> intoClosedWindows = new LinkedHashSet<>();
    final Set<Long> invalid = new LinkedHashSet<>();
    XDialect dialect = XDialect.TWEET;

    XApi(XWorld world, XTokens tokens, XCredits credits, XOptions options, List<XRoute> routes) {
        this.world = world;
        this.tokens = tokens;
        this.credits = credits;
        this.windows = new RateWindows(world.clock);
        this.routes = List.copyOf(routes);
        Secret client = options.clientSecret();
        this.secrets = client == null
                ? Set.of(options.consumerSecret().reveal())
                : Set.of(options.consumerSecret().reveal(), client.reveal());
    }

    static Effect ok(ObjectNode body) {
        return new Effect(HttpAnswer.json(200, body), List.of());
    }

    /** {@code {"data": …}}. */
    static Effect done(int status, ObjectNode data) {
        ObjectNode body = StrictJson.object();
        body.set("data", data);
        return new Effect(HttpAnswer.json(status, body), List.of());
    }

    @Override
    public Set<String> secrets(Incoming call) {
        Set<String> shown = new HashSet<>(secrets);
        call.bearer().ifPresent(shown::add);
        if (call.mediaType().equals("application/x-www-form-urlencoded")) {
            Map<String, String> form = Incoming.form(call.text());
            for (String name : List.of("code", "code_verifier", "refresh_token", "token", "client_secret")) {
                Optional.ofNullable(form.get(name)).ifPresent(shown::add);
            }
        }
        return shown;
    }

    @Override
    public Set<String> issued() {
        return tokens.issued();
    }

    /** Every secret that this fake knows. */
    Set<String> known() {
        Set<String> known = tokens.all();
        known.addAll(secrets);
        return known;
    }

    @Override
    public HttpAnswer throttled(Incoming call, Duration untilReset) {
        long reset = world.clock.instant().plus(untilReset).getEpochSecond();
        int limit = find(call)
                .flatMap(route -> caller(route, call).stream()
                        .flatMap(caller -> route.limits(caller).stream())
                        .findFirst())
                .map(Limit::calls)
                .orElse(0);
        return XErrors.tooMany()
                .with(Map.of(
                        "x-rate-limit-limit", Integer.toString(limit),
                        "x-rate-limit-remaining", "0",
                        "x-rate-limit-reset", Long.toString(reset)));
    }

    @Override
    public void written(Incoming call, RecordedCall recorded, Map<String, String> headers, Verdict verdict) {
        long number = recorded.call().number();
        if (verdict instanceof Verdict.Refused refused && refused.invalid()) {
            invalid.add(number);
        }
        Optional<XRoute> route = find(call);
        Optional<XCaller> caller = route.flatMap(r -> caller(r, call));
        if (route.isEmpty() || caller.isEmpty()) {
            return;
        }
        for (Limit limit : route.get().limits(caller.get())) {
            String key = limit.header() + " " + route.get().name() + " "
                    + (limit.perAccount() ? caller.get().pool() : "");
            if (world.clock.instant().isBefore(closed.getOrDefault(key, Instant.MIN))) {
                intoClosedWindows.add(number);
            }
            if ("0".equals(headers.get(limit.header() + "-remaining"))) {
                String reset = headers.getOrDefault(limit.header() + "-reset", "0");
                closed.put(key, Instant.ofEpochSecond(Long.parseLong(reset)));
            }
        }
    }

    private Optional<XRoute> find(Incoming call) {
        return routes.stream()
                .filter(r -> r.method.equals(call.method()) && r.hasPath(call.path()))
                .findFirst();
    }

    private Optional<XCaller> caller(XRoute route, Incoming call) {
        return route.schemes.contains(Scheme.NOBODY) ? Optional.of(XCaller.NOBODY) : tokens.known(call);
    }

    @Override
    public Verdict judge(Incoming call) {
        Optional<XRoute> found = find(call);
        if (found.isEmpty()) {
            return unknown(call);
        }
        XRoute route = found.get();
        Optional<XCaller> known =
                route.schemes.contains(Scheme.NOBODY) ? Optional.of(XCaller.NOBODY) : tokens.caller(call);
        if (known.isEmpty()) {
            return new Verdict.Refused(null, XProblems.plain(401, "Unauthorized", "Unauthorized"));
        }
        XCaller caller = known.get();
        HttpAnswer forbidden = forbidden(route, caller);
        if (forbidden != null) {
            return new Verdict.Refused(caller.id(), forbidden, true);
        }
        if (caller.id() != null && world.suspended.contains(caller.id())) {
            return new Verdict.Refused(caller.id(), XErrors.suspended());
        }
        List<Limit> limits = route.limits(caller);
        boolean taken = windows.take(route.name(), caller.pool(), limits);
        Map<String, String> headers = new LinkedHashMap<>(windows.headers(route.name(), caller.pool(), limits));
        headers.put("api-version", "2.166");
        if (caller.account() != null) {
            headers.put("x-access-level", "read-write-directmessages");
        }
        if (!taken) {
            return new Verdict.Refused(caller.id(), XErrors.tooMany().with(headers));
        }
        try {
            Supplier<Effect> act = judged(route, call, caller);
            return new Verdict.InOrder(caller.id(), headers, () -> spoken(act));
        } catch (XRefused e) {
            return new Verdict.Refused(caller.id(), e.answer().with(headers), e.isInvalid());
        }
    }

    /** What an act refuses only while it acts is an answer all the same; and every answer speaks the chosen dialect. */
    private Effect spoken(Supplier<Effect> act) {
        Effect effect;
        try {
            effect = act.get();
        } catch (XRefused e) {
            return new Effect(e.answer(), List.of());
        }
        HttpAnswer answer = effect.answer();
        if (dialect == XDialect.TWEET
                || effect.stream() != null
                || !answer.contentType().startsWith("application/json")) {
            return effect;
        }
        ObjectNode spoken = dialect.speak((ObjectNode) StrictJson.read(answer.body()));
        return new Effect(
                new HttpAnswer(answer.status(), answer.contentType(), answer.headers(), StrictJson.write(spoken)),
                effect.echoes());
    }

    private Verdict unknown(Incoming call) {
        List<String> methods = new ArrayList<>();
        for (XRoute route : routes) {
            if (route.hasPath(call.path())) {
                methods.add(route.method);
            }
        }
        HttpAnswer answer = methods.isEmpty()
                ? XProblems.plain(404, "Not Found", "Not Found")
                : XProblems.plain(405, "Method Not Allowed", "Method Not Allowed")
                        .with(Map.of("Allow", String.join(", ", methods)));
        return new Verdict.Refused(null, answer, true);
    }

    private static @Nullable HttpAnswer forbidden(XRoute route, XCaller caller) {
        if (route.schemes.contains(Scheme.NOBODY)) {
            return null;
        }
        boolean application = caller.account() == null;
        if (!route.schemes.contains(application ? Scheme.APPLICATION : Scheme.USER)) {
            return application
                    ? XErrors.unsupported(
                            "OAuth 2.0 Application-Only", "OAuth 1.0a User Context, OAuth 2.0 User Context")
                    : XErrors.unsupported("OAuth 2.0 User Context", "OAuth 2.0 Application-Only");
        }
        Set<String> scopes = caller.scopes();
        return scopes == null || scopes.containsAll(route.scopes)
                ? null
                : XProblems.forbidden("The token needs the scopes " + String.join(" ", route.scopes) + ".");
    }

    private Supplier<Effect> judged(XRoute route, Incoming call, XCaller caller) {
        List<String> values = route.values(call)
                .orElseThrow(() -> XRefused.invalid("a part of the path " + route.template + " has no right value"));
        String fault = route.query.fault(call.query());
        if (fault != null) {
            throw XRefused.invalid(fault);
        }
        ObjectNode body = body(route, call);
        if (!credits.covers(route.price)) {
            throw XRefused.with(XErrors.outOfCredit("https://api.x.com/2/problems/credits"));
        }
        if (route.method.equals("GET") && route.price.matches("(post|owned)\\.read") && credits.isCapped()) {
            throw XRefused.with(XErrors.capped("Monthly", "Product"));
        }
        return route.handler.judge(new XRequest(route, call, caller, values, body));
    }

    private static ObjectNode body(XRoute route, Incoming call) {
        if (route.mediaType.isEmpty()) {
            if (call.body().length > 0) {
                throw XRefused.invalid("no body is taken here");
            }
            return StrictJson.object();
        }
        if (!route.mediaType.equals("*") && !call.mediaType().equals(route.mediaType)) {
            throw XRefused.invalid("the content type must be " + route.mediaType);
        }
        Shape shape = route.body;
        if (shape == null) {
            return StrictJson.object();
        }
        ObjectNode body = object(call.body());
        List<Fault> faults = shape.faults(body);
        if (!faults.isEmpty()) {
            throw XRefused.invalid(XProblems.invalid(body, faults));
        }
        return body;
    }

    private static ObjectNode object(byte[] body) {
        try {
            if (StrictJson.read(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (NotJsonException e) {
            throw XRefused.invalid("the body is not JSON: " + e.getMessage());
        }
        throw XRefused.invalid("the body must be one JSON object");
    }
}
