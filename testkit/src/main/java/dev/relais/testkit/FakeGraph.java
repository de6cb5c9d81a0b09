package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Secret;
import dev.relais.json.StrictJson;
import dev.relais.testkit.GraphWorld.Account;
import dev.relais.testkit.GraphWorld.Item;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Meta's Graph API on the loopback interface: takes messages, private replies and comments of Pages and Instagram accounts as
 * strictly as it can, hides comments, shows an account its comments, conversations and messages, and makes the signed webhooks by
 * which Meta tells of messages, comments and posts.
 *
 * <p>What it holds callers to: address, token (as bearer or {@code access_token}), {@code appsecret_proof} where it is required, known
 * parameters of the right type, the windows of 24 hours and of 7 days, one private reply for a comment within 7 days, the
 * lengths of texts, objects that exist and belong to the account, no comment that repeats the last one. Any version is
 * served; the answer's {@code facebook-api-version} tells the one of this fake. Bodies of webhooks are pure
 * ASCII, every other character escaped, and are signed in that form.
 *
 * <p>In messages, a customer's id is {@link Profile#id()}; under posts it is {@link #publicId}: Meta scopes them apart.
 *
 * <p>Thread-safe. The port is free again after {@link #close()}.
 */
public final class FakeGraph implements AutoCloseable {
    private static final String PAGE_INBOX = "263902037430900";
    private static final String INSTAGRAM_INBOX = "1217981644879628";

    private final Builder config;
    private final GraphWorld world;
    private final Loopback server;
    private final Postman postman = new Postman();
    private final Echo echo = new Echo(postman);
    private long challenges;

    private FakeGraph(Builder config) {
        this.config = config;
        this.world = new GraphWorld(config.clock, config.accounts);
        GraphSends sends = new GraphSends(world, this::echo, this::change);
        Secret proof = config.requiresProof ? config.appSecret : null;
        this.server = new Loopback(new GraphApi(world, sends, config.version, proof), config.clock, world, echo);
    }

    /**
     * A fake Graph to be set up.
     *
     * @param clock tells when things happen and when windows close
     * @param appSecret signs webhooks in {@code X-Hub-Signature-256}
     */
    public static Builder builder(InstantSource clock, Secret appSecret) {
        return new Builder(clock, appSecret);
    }

    /** Options of a {@link FakeGraph}. Not thread-safe. */
    public static final class Builder {
        private final InstantSource clock;
        private final Secret appSecret;
        private final Map<String, Account> accounts = new LinkedHashMap<>();
        private String version = "v26.0";
        private String applicationId = "5550001";
        private String webhookPath = "/webhooks/facebook";
        private String verifyToken = "testkit-verify-token";
        private boolean requiresProof;

        private Builder(InstantSource clock, Secret appSecret) {
            this.clock = clock;
            this.appSecret = appSecret;
        }

        /** One of the brand's Pages, and the token by which it acts. */
        public Builder page(Profile page, Secret token) {
            accounts.put(token.reveal(), new Account(page, false));
            return this;
        }

        /** One of the brand's Instagram accounts, and the token by which it acts. */
        public Builder instagram(Profile account, Secret token) {
            accounts.put(token.reveal(), new Account(account, true));
            return this;
        }

        /** The version that really answers, whatever version is asked for; {@code v26.0} unless told. */
        public Builder version(String name) {
            this.version = name;
            return this;
        }

        /** The id of the application whose sends come back as echoes: decimal digits. */
        public Builder applicationId(String id) {
            this.applicationId = id;
            return this;
        }

        /** Where the host has mounted Meta's webhook; {@code /webhooks/facebook} unless told. */
        public Builder webhookPath(String path) {
            this.webhookPath = path;
            return this;
        }

        /** The token that the host expects in the verification request. */
        public Builder verifyToken(String token) {
            this.verifyToken = token;
            return this;
        }

        /** Refuses calls without the right {@code appsecret_proof}. */
        public Builder requireProof() {
            this.requiresProof = true;
            return this;
        }

        /**
         * Opens the port.
         *
         * @throws IllegalArgumentException if there is no account
         */
        public FakeGraph start() {
            if (accounts.isEmpty()) {
                throw new IllegalArgumentException("page or instagram must be given at least once");
            }
            return new FakeGraph(this);
        }
    }

    /** Where it listens: scheme, host and port, in place of {@code https://graph.facebook.com}. */
    public URI baseUri() {
        return server.base();
    }

    /** What is to go wrong. */
    public Mishaps mishaps() {
        return server.mishaps();
    }

    /** Every call so far, in the order of their arrival; a call is written down before it is answered. */
    public List<RecordedCall> calls() {
        return server.calls();
    }

    /** The comments that the accounts wrote through this fake, in order. */
    public List<PublicPost> publicReplies() {
        synchronized (world) {
            return List.copyOf(world.sentComments);
        }
    }

    /** The direct messages that the accounts sent through this fake, private replies included, in order. */
    public List<DirectMessage> directMessages() {
        synchronized (world) {
            return List.copyOf(world.sentMessages);
        }
    }

    /** The ids of the comments that are hidden, in order. */
    public Set<String> hiddenComments() {
        synchronized (world) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(world.hidden));
        }
    }

    /** From now on, pushes the echo of every send that takes effect, even where the caller hears nothing of it. */
    public void echoTo(URI host, EchoTiming timing) {
        echo.to(host, timing);
    }

    /** The echoes that were pushed so far, in order. */
    public List<PushedEcho> echoes() {
        return echo.pushed();
    }

    /** Waits until so many echoes were pushed and answered; false where they were not within {@code limit}. */
    public boolean awaitEchoes(int count, Duration limit) throws InterruptedException {
        return echo.await(count, limit);
    }

    /** The id by which a customer goes in comments and posts. */
    public static String publicId(Profile customer) {
        return "88" + customer.id();
    }

    /** A post of the account's own (on Instagram a media) that no webhook tells of. Returns its id. */
    public String post(Profile account, String text) {
        synchronized (world) {
            return world.publish(world.account(account), null, text).id();
        }
    }

    /** Opens the window for answers to a customer who wrote before this fake was there. */
    public void knowCustomer(String customerId, Profile account) {
        synchronized (world) {
            world.heard(world.account(account), customerId);
        }
    }

    /** Makes a comment exist under ids that were invented elsewhere, so that it can be answered. */
    public void knowComment(String commentId, String postId, Profile customer, Profile account, String text) {
        synchronized (world) {
            Account owner = world.account(account);
            Instant now = config.clock.instant();
            world.keep(new Item(postId, owner, null, "", now, postId, null));
            world.keep(new Item(commentId, owner, customer, text, now, postId, null));
        }
    }

    /** A customer writes to an account in private; this opens the window for answers. */
    public SignedDelivery messengerMessage(Profile customer, Profile account, String text) {
        synchronized (world) {
            Account owner = world.account(account);
            world.heard(owner, customer.id());
            String mid = world.nextMessageId();
            Instant now = config.clock.instant();
            world.messages.add(new GraphWorld.Message(mid, owner.id(), customer.id(), false, text, now));
            return sign(GraphPayloads.message(owner, customer.id(), now, mid, text), mid);
        }
    }

    /**
     * A customer comments on a post, or answers a comment.
     *
     * @throws IllegalArgumentException if there is no such post or comment
     */
    public SignedDelivery comment(Profile customer, String underId, String text) {
        synchronized (world) {
            return change(world.comment(world.existing(underId), customer, text), "add");
        }
    }

    /**
     * A customer writes on the wall of a Page.
     *
     * @throws IllegalArgumentException if the account is an Instagram account: they have no wall
     */
    public SignedDelivery visitorPost(Profile customer, Profile page, String text) {
        synchronized (world) {
            return change(world.publish(onPage(world.account(page)), customer, text), "add");
        }
    }

    /**
     * The author of a comment changes it.
     *
     * @throws IllegalArgumentException if there is no such comment, or it is on Instagram, which has no such webhook
     */
    public SignedDelivery commentEdited(String commentId, String text) {
        synchronized (world) {
            Item old = world.existing(commentId);
            Account page = onPage(old.account());
            return change(
                    world.keep(new Item(old.id(), page, old.author(), text, old.at(), old.post(), old.parent())),
                    "edited");
        }
    }

    /**
     * A comment is taken away: it cannot be answered any more.
     *
     * @throws IllegalArgumentException if there is no such comment, or it is on Instagram, which has no such webhook
     */
    public SignedDelivery commentRemoved(String commentId) {
        synchronized (world) {
            Item item = world.existing(commentId);
            onPage(item.account());
            world.remove(commentId);
            return change(item, "remove");
        }
    }

    /**
     * Somebody of the brand hides a customer's comment in Meta's own application, or shows it again.
     *
     * @throws IllegalArgumentException if there is no such comment, or it is on Instagram, which has no such webhook
     */
    public SignedDelivery commentHidden(String commentId, boolean hidden) {
        synchronized (world) {
            Item item = world.existing(commentId);
            onPage(item.account());
            if (hidden) {
                world.hidden.add(commentId);
            } else {
                world.hidden.remove(commentId);
            }
            return change(item, hidden ? "hide" : "unhide");
        }
    }

    /** Meta tells of a message that an account sent through this application, with its {@code metadata}. */
    public SignedDelivery echo(DirectMessage sent) {
        synchronized (world) {
            return sign(GraphPayloads.echo(world.account(sent.account()), sent, config.applicationId), sent.id());
        }
    }

    /**
     * Meta tells of a comment that an account wrote through this application.
     *
     * @throws IllegalArgumentException if there is no such comment
     */
    public SignedDelivery echo(PublicPost sent) {
        synchronized (world) {
            return change(world.existing(sent.id()), "add");
        }
    }

    /** Somebody answers a customer in Meta's own inbox: an echo of another application. */
    public SignedDelivery answeredInInbox(Profile account, Profile customer, String text) {
        synchronized (world) {
            Account owner = world.account(account);
            String mid = world.nextMessageId();
            Instant now = config.clock.instant();
            DirectMessage sent = new DirectMessage(mid, owner.id(), customer.id(), text, null, null, now);
            world.messages.add(new GraphWorld.Message(mid, owner.id(), customer.id(), true, text, now));
            return sign(GraphPayloads.echo(owner, sent, owner.instagram() ? INSTAGRAM_INBOX : PAGE_INBOX), mid);
        }
    }

    /**
     * Several webhooks in one body, as Meta batches them; its subject is theirs, joined by spaces.
     *
     * @throws IllegalArgumentException if they are not all of Pages or all of Instagram
     */
    public SignedDelivery batch(SignedDelivery... deliveries) {
        ObjectNode all = StrictJson.object();
        for (SignedDelivery delivery : deliveries) {
            ObjectNode body = (ObjectNode) StrictJson.read(delivery.body());
            String object = body.path("object").asText();
            if (all.has("object") && !all.path("object").asText().equals(object)) {
                throw new IllegalArgumentException("deliveries must be of one object");
            }
            all.put("object", object);
            body.path("entry").forEach(all.withArray("entry")::add);
        }
        return sign(all, Arrays.stream(deliveries).map(SignedDelivery::subject).collect(Collectors.joining(" ")));
    }

    /** Any body, signed as Meta signs: for events that this fake knows no word for. */
    public SignedDelivery signed(byte[] body) {
        return sign(body, "");
    }

    /** The request by which Meta checks that the webhook's owner knows the verify token. Each has another challenge. */
    public Challenge verification() {
        String challenge;
        synchronized (world) {
            challenge = Long.toString(1_158_000_000L + ++challenges);
        }
        Map<String, String> query =
                Map.of("hub.mode", "subscribe", "hub.verify_token", config.verifyToken, "hub.challenge", challenge);
        byte[] right = challenge.getBytes(StandardCharsets.UTF_8);
        return new Challenge(config.webhookPath, query, body -> Arrays.equals(body, right));
    }

    /**
     * Brings a webhook to the host and returns the status of its answer.
     *
     * @param host scheme, host and port; the path is the delivery's
     * @throws java.io.UncheckedIOException if there is no answer within ten seconds
     */
    public int push(SignedDelivery delivery, URI host) {
        return postman.post(delivery, host);
    }

    /** Brings webhooks one after the other and returns the statuses. */
    public List<Integer> push(Deliveries deliveries, URI host) {
        return deliveries.list().stream().map(d -> push(d, host)).toList();
    }

    /** An error in Graph's own form; nothing is executed. {@code subcode} 0 for none. */
    public static Mishap error(int code, int subcode) {
        return error(code, subcode, false);
    }

    /** An error although the call took effect, as 1/1357046 says. {@code subcode} 0 for none. */
    public static Mishap errorAfterEffect(int code, int subcode) {
        return error(code, subcode, true);
    }

    private static Mishap error(int code, int subcode, boolean executed) {
        String body = StrictJson.write(GraphErrors.body(code, subcode, "A scripted error"));
        return new Mishap.Answers(GraphErrors.status(code), "application/json; charset=utf-8", body, executed);
    }

    @Override
    public void close() {
        server.close();
    }

    private static Account onPage(Account account) {
        if (account.instagram()) {
            throw new IllegalArgumentException("account " + account.id() + " is not a Page");
        }
        return account;
    }

    private SignedDelivery change(Item item, String verb) {
        return sign(GraphPayloads.change(item, verb, config.clock.instant()), item.id());
    }

    private SignedDelivery sign(ObjectNode body, String subject) {
        return sign(EscapedJson.write(body).getBytes(StandardCharsets.US_ASCII), subject);
    }

    private SignedDelivery sign(byte[] body, String subject) {
        String signature = "sha256=" + HexFormat.of().formatHex(config.appSecret.hmacSha256(body));
        Map<String, String> headers = Map.of("Content-Type", "application/json", "X-Hub-Signature-256", signature);
        return new SignedDelivery(config.webhookPath, headers, body, subject);
    }
}
