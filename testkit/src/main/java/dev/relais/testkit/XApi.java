package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Fault;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.testkit.RateWindows.Limit;
import dev.relais.testkit.XWorld.Post;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The calls of X's API v2 that act for customers: create a post, send a direct message, hide a reply. What only reads is left to
 * {@link XReads}.
 */
final class XApi implements Network {
    private static final String POSTS = "/2/tweets";
    private static final Pattern MESSAGES = Pattern.compile("/2/dm_conversations/with/([^/]+)/messages");
    private static final Pattern HIDDEN = Pattern.compile("/2/tweets/([^/]+)/hidden");
    private static final String ID = "[0-9]{1,19}";
    private static final int NO_LIMIT = 1_000_000;

    private static final List<Limit> POST_LIMITS = List.of(
            new Limit("x-rate-limit", 100, Duration.ofMinutes(15), true),
            new Limit("x-app-limit-24hour", 10_000, Duration.ofDays(1), false));
    private static final List<Limit> MESSAGE_LIMITS = List.of(
            new Limit("x-rate-limit", 15, Duration.ofMinutes(15), true),
            new Limit("x-user-limit-24hour", 1_440, Duration.ofDays(1), true),
            new Limit("x-app-limit-24hour", 1_440, Duration.ofDays(1), false));

    private static final List<Limit> HIDDEN_LIMITS =
            List.of(new Limit("x-rate-limit", 50, Duration.ofMinutes(15), true));

    private static final Shape POST = new Shape()
            .optional("text", Shape.text(1, NO_LIMIT))
            .optional(
                    "reply",
                    new Shape()
                            .required("in_reply_to_tweet_id", Shape.matching(ID))
                            .optional("exclude_reply_user_ids", Shape.list(0, 100, Shape.matching(ID)))
                            .optional("auto_populate_reply_metadata", Shape.bool())
                            .nested())
            .optional(
                    "media",
                    new Shape()
                            .required("media_ids", Shape.list(1, 4, Shape.matching(ID)))
                            .optional("tagged_user_ids", Shape.list(0, 10, Shape.matching(ID)))
                            .nested())
            .optional("direct_message_deep_link", Shape.text(1, NO_LIMIT))
            .optional("reply_settings", Shape.oneOf("following", "mentionedUsers", "subscribers", "verified"))
            .optional("quote_tweet_id", Shape.matching(ID))
            .optional(
                    "edit_options",
                    new Shape().required("previous_post_id", Shape.matching(ID)).nested())
            .optional("made_with_ai", Shape.bool())
            .optional("paid_partnership", Shape.bool());
    private static final Shape MESSAGE = new Shape()
            .optional("text", Shape.text(1, NO_LIMIT))
            .optional(
                    "attachments",
                    Shape.list(
                            1,
                            1,
                            new Shape().required("media_id", Shape.matching(ID)).nested()));

    private static final Shape HIDE = new Shape().required("hidden", Shape.bool());

    private final XWorld world;
    private final boolean summonedRepliesOnly;
    private final RateWindows windows;
    private final XReads reads;

    XApi(XWorld world, boolean summonedRepliesOnly) {
        this.world = world;
        this.summonedRepliesOnly = summonedRepliesOnly;
        this.windows = new RateWindows(world.clock);
        this.reads = new XReads(world, windows);
    }

    @Override
    public Set<String> secrets(Incoming call) {
        return call.bearer().map(Set::of).orElse(Set.of());
    }

    @Override
    public HttpAnswer throttled(Incoming call, Duration untilReset) {
        long reset = world.clock.instant().plus(untilReset).getEpochSecond();
        int limit = limits(call.path()).get(0).calls();
        return tooMany(Map.of(
                "x-rate-limit-limit", Integer.toString(limit),
                "x-rate-limit-remaining", "0",
                "x-rate-limit-reset", Long.toString(reset)));
    }

    @Override
    public Verdict judge(Incoming call) {
        Matcher messages = MESSAGES.matcher(call.path());
        Matcher hidden = HIDDEN.matcher(call.path());
        String method = XReads.serves(call.path()) ? "GET" : hidden.matches() ? "PUT" : "POST";
        boolean isMessage = messages.matches();
        if (method.equals("POST") && !isMessage && !call.path().equals(POSTS)) {
            return new Verdict.Refused(null, XProblems.plain(404, "Not Found", "Not Found"));
        }
        if (!call.method().equals(method)) {
            HttpAnswer answer = XProblems.plain(405, "Method Not Allowed", "Method Not Allowed");
            return new Verdict.Refused(null, answer.with(Map.of("Allow", method)));
        }
        Optional<Profile> account = call.bearer().flatMap(world::byToken);
        if (account.isEmpty()) {
            return new Verdict.Refused(null, XProblems.plain(401, "Unauthorized", "Unauthorized"));
        }
        if (method.equals("GET")) {
            return reads.judge(call, account.get());
        }
        return method.equals("PUT")
                ? hiding(call, account.get(), hidden.group(1))
                : judge(call, account.get(), isMessage ? messages.group(1) : null);
    }

    private Verdict judge(Incoming call, Profile account, @Nullable String recipient) {
        List<Limit> limits = limits(call.path());
        String endpoint = recipient == null ? POSTS : "messages";
        HttpAnswer refusal = null;
        ObjectNode body = StrictJson.object();
        if (!call.mediaType().equals("application/json")) {
            refusal = XProblems.invalid("the content type must be application/json");
        } else if (!call.query().isEmpty()) {
            refusal = XProblems.invalid("no query parameter is known here");
        } else {
            Optional<ObjectNode> read = object(call.body());
            body = read.orElse(body);
            refusal = read.isEmpty()
                    ? XProblems.invalid("the body must be one JSON object")
                    : recipient == null ? refusedPost(account, body) : refusedMessage(recipient, body);
        }
        if (refusal == null && !windows.take(endpoint, account.id(), limits)) {
            refusal = tooMany(Map.of());
        }
        Map<String, String> headers = windows.headers(endpoint, account.id(), limits);
        if (refusal != null) {
            return new Verdict.Refused(account.id(), refusal.with(headers));
        }
        ObjectNode valid = body;
        return new Verdict.InOrder(
                account.id(),
                headers,
                () -> recipient == null ? post(account, valid) : message(account, recipient, valid));
    }

    /** Replies in conversations that the account began, and no others. */
    private Verdict hiding(Incoming call, Profile account, String id) {
        ObjectNode body = object(call.body()).orElse(StrictJson.object());
        List<Fault> faults = HIDE.faults(body);
        Optional<Post> post = world.find(id);
        boolean ours = post.filter(p -> p.parent() != null)
                .flatMap(p -> world.find(p.conversation()))
                .filter(root -> root.author().id().equals(account.id()))
                .isPresent();
        HttpAnswer refusal = null;
        if (!call.mediaType().equals("application/json") || !faults.isEmpty()) {
            refusal = XProblems.invalid(body, faults);
        } else if (!ours) {
            refusal = XProblems.forbidden("You can only hide replies to conversations that you began.");
        } else if (!windows.take("hidden", account.id(), HIDDEN_LIMITS)) {
            refusal = tooMany(Map.of());
        }
        Map<String, String> headers = windows.headers("hidden", account.id(), HIDDEN_LIMITS);
        boolean hide = body.path("hidden").asBoolean();
        return refusal != null
                ? new Verdict.Refused(account.id(), refusal.with(headers))
                : new Verdict.InOrder(account.id(), headers, () -> hide(id, hide));
    }

    private Effect hide(String id, boolean hide) {
        if (hide) {
            world.hidden.add(id);
        } else {
            world.hidden.remove(id);
        }
        ObjectNode answer = StrictJson.object();
        answer.putObject("data").put("hidden", hide);
        return new Effect(HttpAnswer.json(200, answer), List.of());
    }

    private @Nullable HttpAnswer refusedPost(Profile account, ObjectNode body) {
        List<Fault> faults = POST.faults(body);
        if (faults.isEmpty() && !body.has("text") && !body.has("media")) {
            faults = List.of(Fault.at("/text", "is missing but it is required"));
        }
        if (!faults.isEmpty()) {
            return XProblems.invalid(body, faults);
        }
        if (XText.weight(body.path("text").asText()) > XText.MAX_WEIGHT) {
            return XProblems.plain(400, "Bad Request", "The text of the post is too long.");
        }
        if (body.has("quote_tweet_id") || body.has("edit_options")) {
            return XProblems.forbidden("This account may neither quote nor edit posts.");
        }
        String parent = parent(body);
        if (parent != null) {
            Optional<Post> found = world.find(parent);
            if (found.isEmpty()) {
                return XProblems.forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.");
            }
            if (summonedRepliesOnly && !summons(found.get(), account)) {
                return XProblems.forbidden("Reply to this conversation is not allowed because you have not been"
                        + " mentioned or otherwise engaged by the author of the post you are replying to.");
            }
        }
        return isDuplicate(account, parent, body.path("text").asText())
                ? XProblems.forbidden("You are not allowed to create a Tweet with duplicate content.")
                : null;
    }

    /** Its author named the account, or answered one of the account's posts, or is the account. */
    private static boolean summons(Post post, Profile account) {
        return XText.mentions(post.text(), account.handle())
                || post.author().id().equals(account.id())
                || (post.parent() != null && post.parent().author().id().equals(account.id()));
    }

    private boolean isDuplicate(Profile account, @Nullable String parent, String text) {
        return world.sentPosts.stream()
                .anyMatch(p -> p.account().equals(account.id())
                        && p.text().equals(text)
                        && Objects.equals(p.inReplyTo(), parent)
                        && world.find(p.id()).isPresent());
    }

    private static @Nullable HttpAnswer refusedMessage(String recipient, ObjectNode body) {
        if (!recipient.matches(ID)) {
            return XProblems.invalid("the participant id must match " + ID);
        }
        List<Fault> faults = MESSAGE.faults(body);
        if (faults.isEmpty() && body.isEmpty()) {
            faults = List.of(Fault.at("/text", "is missing but it is required"));
        }
        return faults.isEmpty() ? null : XProblems.invalid(body, faults);
    }

    private Effect post(Profile account, ObjectNode body) {
        String text = body.path("text").asText();
        String parent = parent(body);
        Post post = world.publish(account, text, parent == null ? null : world.existing(parent));
        world.sentPosts.add(new PublicPost(post.id(), account.id(), parent, text, post.at()));
        ObjectNode answer = StrictJson.object();
        answer.putObject("data")
                .put("id", post.id())
                .put("text", XText.escaped(text))
                .putArray("edit_history_tweet_ids")
                .add(post.id());
        return new Effect(HttpAnswer.json(201, answer), List.of());
    }

    private Effect message(Profile account, String recipient, ObjectNode body) {
        String id = world.nextId();
        String text = body.path("text").asText();
        world.sentMessages.add(new DirectMessage(id, account.id(), recipient, text, null, null, world.clock.instant()));
        world.messages.add(new XWorld.Message(id, account.id(), recipient, text, world.clock.instant()));
        ObjectNode answer = StrictJson.object();
        answer.putObject("data")
                .put("dm_conversation_id", conversation(account.id(), recipient))
                .put("dm_event_id", id);
        return new Effect(HttpAnswer.json(201, answer), List.of());
    }

    /** The smaller id first. */
    private static String conversation(String a, String b) {
        return new BigInteger(a).compareTo(new BigInteger(b)) < 0 ? a + "-" + b : b + "-" + a;
    }

    private static @Nullable String parent(ObjectNode body) {
        JsonNode parent = body.at("/reply/in_reply_to_tweet_id");
        return parent.isTextual() ? parent.textValue() : null;
    }

    private static Optional<ObjectNode> object(byte[] body) {
        try {
            return StrictJson.read(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (NotJsonException e) {
            return Optional.empty();
        }
    }

    private static List<Limit> limits(String path) {
        return path.equals(POSTS) ? POST_LIMITS : MESSAGE_LIMITS;
    }

    private static HttpAnswer tooMany(Map<String, String> headers) {
        return XProblems.plain(429, "Too Many Requests", "Too Many Requests").with(headers);
    }
}
