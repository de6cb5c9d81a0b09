package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Fault;
import dev.relais.Secret;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.testkit.GraphWorld.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses, tokens, proofs and bodies of Graph calls; what they ask for is judged by {@link GraphSends}. */
final class GraphApi implements Network {
    private static final Pattern PATH =
            Pattern.compile("/(v[0-9]+\\.[0-9]+)/([^/]+)(?:/(messages|comments|replies|conversations))?");
    private static final String TOKEN = "access_token";
    private static final String PROOF = "appsecret_proof";
    private static final int CALLS_FOR_ALL = 4_800;

    private final GraphWorld world;
    private final GraphSends sends;
    private final GraphReads reads;
    private final String version;
    private final @Nullable Secret proofSecret;
    private long calls;

    GraphApi(GraphWorld world, GraphSends sends, String version, @Nullable Secret proofSecret) {
        this.world = world;
        this.sends = sends;
        this.reads = new GraphReads(world);
        this.version = version;
        this.proofSecret = proofSecret;
    }

    @Override
    public Set<String> secrets(Incoming call) {
        Set<String> secrets = new HashSet<>();
        call.bearer().ifPresent(secrets::add);
        for (String name : new String[] {TOKEN, PROOF}) {
            presented(call, name).ifPresent(secrets::add);
        }
        return secrets;
    }

    @Override
    public HttpAnswer throttled(Incoming call, Duration untilReset) {
        Account account = token(call).flatMap(world::byToken).orElseThrow();
        boolean messages = call.path().endsWith("/messages");
        int code = account.instagram() ? 80002 : messages ? 80006 : 80001;
        long minutes = Math.max(1, (untilReset.toSeconds() + 59) / 60);
        return GraphErrors.answer(code, 0, "There have been too many calls. Wait a bit and try again.")
                .with(usage(account, call, 100, minutes));
    }

    @Override
    public Verdict judge(Incoming call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return refused(null, 2500, 0, "Unknown path components: " + call.path());
        }
        String edge = path.group(3) == null ? "" : path.group(3);
        boolean read = call.method().equals("GET");
        if (!read && (!call.method().equals("POST") || edge.equals("conversations"))) {
            return refused(null, 100, 0, "Unsupported " + call.method() + " request");
        }
        Optional<String> token = token(call);
        if (token.isEmpty()) {
            return refused(null, 104, 0, "An access token is required to request this resource.");
        }
        Optional<Account> known = world.byToken(token.get());
        if (known.isEmpty()) {
            return refused(null, 190, 0, "The access token cannot be decrypted.");
        }
        Account account = known.get();
        calls++;
        Map<String, String> headers = usage(account, call, (int) Math.min(99, calls * 100 / CALLS_FOR_ALL), 0);
        Verdict verdict = proofFault(call, token.get())
                .<Verdict>map(answer -> new Verdict.Refused(account.id(), answer))
                .orElseGet(() -> read
                        ? read(call, account, path.group(2), edge, headers)
                        : judge(call, account, path.group(2), edge, headers));
        return verdict instanceof Verdict.Refused refused
                ? new Verdict.Refused(account.id(), refused.answer().with(headers))
                : verdict;
    }

    private Verdict read(Incoming call, Account account, String object, String edge, Map<String, String> headers) {
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.keySet().removeAll(Set.of(TOKEN, PROOF));
        HttpAnswer answer = reads.answer(account, object, edge, query);
        return answer.status() == 200
                ? new Verdict.InOrder(account.id(), headers, () -> new Network.Effect(answer, List.of()))
                : new Verdict.Refused(account.id(), answer);
    }

    private Verdict judge(Incoming call, Account account, String object, String edge, Map<String, String> headers) {
        for (String name : call.query().keySet()) {
            if (!name.equals(TOKEN) && !name.equals(PROOF)) {
                return refused(account, 100, 0, "Unexpected query parameter " + name);
            }
        }
        Optional<ObjectNode> read = body(call, edge);
        if (read.isEmpty()) {
            return refused(account, 100, 0, "The body must be one JSON object or a form, and say so");
        }
        ObjectNode body = read.get();
        body.remove(List.of(TOKEN, PROOF));
        List<Fault> faults = sends.shape(account, edge).faults(body);
        if (!faults.isEmpty()) {
            Fault first = faults.get(0);
            return refused(
                    account,
                    100,
                    0,
                    "Param "
                            + first.pointer()
                                    .substring(Math.min(1, first.pointer().length())) + " " + first.reason());
        }
        GraphSends.Judgement judgement = sends.judge(account, object, edge, body);
        return judgement.refusal() != null
                ? new Verdict.Refused(account.id(), judgement.refusal())
                : new Verdict.InOrder(account.id(), headers, judgement.act());
    }

    private static Verdict refused(@Nullable Account account, int code, int subcode, String message) {
        return new Verdict.Refused(account == null ? null : account.id(), GraphErrors.answer(code, subcode, message));
    }

    private Optional<HttpAnswer> proofFault(Incoming call, String token) {
        if (proofSecret == null) {
            return Optional.empty();
        }
        Optional<String> given = presented(call, PROOF);
        if (given.isEmpty()) {
            return Optional.of(GraphErrors.answer(104, 0, "API calls from the server require an appsecret_proof"));
        }
        String right = HexFormat.of().formatHex(proofSecret.hmacSha256(token.getBytes(StandardCharsets.UTF_8)));
        return given.get().equals(right)
                ? Optional.empty()
                : Optional.of(GraphErrors.answer(100, 0, "Invalid appsecret_proof provided in the API argument"));
    }

    private static Optional<String> token(Incoming call) {
        return call.bearer().or(() -> presented(call, TOKEN));
    }

    /** A parameter of the query, or else of the body. */
    private static Optional<String> presented(Incoming call, String name) {
        String inQuery = call.query().get(name);
        return inQuery != null
                ? Optional.of(inQuery)
                : body(call, "comments").map(b -> b.path(name).asText()).filter(text -> !text.isEmpty());
    }

    private static Optional<ObjectNode> body(Incoming call, String edge) {
        if (call.mediaType().equals("application/json")) {
            return parsed(call.body());
        }
        if (!call.mediaType().equals("application/x-www-form-urlencoded")) {
            return Optional.empty();
        }
        ObjectNode body = StrictJson.object();
        Incoming.form(call.text()).forEach((name, value) -> {
            Optional<ObjectNode> object = edge.equals("messages") && value.startsWith("{")
                    ? parsed(value.getBytes(StandardCharsets.UTF_8))
                    : Optional.empty();
            object.ifPresentOrElse(o -> body.set(name, o), () -> body.put(name, value));
        });
        return Optional.of(body);
    }

    private static Optional<ObjectNode> parsed(byte[] json) {
        try {
            return StrictJson.read(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (NotJsonException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> usage(Account account, Incoming call, int percent, long minutes) {
        String type = account.instagram() ? "instagram" : call.path().endsWith("/messages") ? "messenger" : "pages";
        ObjectNode app = StrictJson.object()
                .put("call_count", percent)
                .put("total_time", percent)
                .put("total_cputime", percent);
        ObjectNode business = StrictJson.object();
        business.putArray(account.id())
                .addObject()
                .put("type", type)
                .put("call_count", percent)
                .put("total_cputime", percent)
                .put("total_time", percent)
                .put("estimated_time_to_regain_access", minutes);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("facebook-api-version", version);
        headers.put("x-fb-trace-id", "Testkit" + calls);
        headers.put("X-App-Usage", StrictJson.write(app));
        headers.put("X-Business-Use-Case-Usage", StrictJson.write(business));
        if (percent > 0) {
            headers.put("X-Page-Usage", StrictJson.write(app));
        }
        return headers;
    }
}
