package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Secret;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.testkit.XWorld.Post;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * X on the loopback interface: takes {@code POST /2/tweets}, {@code POST /2/dm_conversations/with/{id}/messages} and
 * {@code PUT /2/tweets/{id}/hidden} as strictly as it can, shows an account its own posts ({@code GET /2/users/{id}/tweets}) and
 * direct messages ({@code GET /2/dm_conversations/with/{id}/dm_events}), and makes the signed webhooks by which X tells of mentions, replies, direct messages and deletions.
 *
 * <p>What it holds callers to: method, path, bearer token of one of its accounts, content type, known members of the right
 * type, the weighted length of posts, a parent that exists and that summons the account, no second reply with the same text
 * under the same post, and X's windows of calls (posts: 100 in 15 minutes for each account; messages: 15 in 15 minutes and
 * 1,440 in 24 hours), counted by the clock that it was given. Media ids are believed.
 *
 * <p>Thread-safe. The port is free again after {@link #close()}.
 */
public final class FakeX implements AutoCloseable {
    private final Builder config;
    private final XWorld world;
    private final XPayloads payloads;
    private final Loopback server;
    private final Postman postman = new Postman();
    private long challenges;

    private FakeX(Builder config) {
        this.config = config;
        this.world = new XWorld(config.clock, config.accounts);
        this.payloads = new XPayloads(world);
        this.server = new Loopback(new XApi(world, config.summonedRepliesOnly), config.clock, world, new Echo(postman));
    }

    /**
     * A fake X to be set up.
     *
     * @param clock tells when things happen and when windows reset
     * @param consumerSecret signs webhooks in {@code x-twitter-webhooks-signature}
     */
    public static Builder builder(InstantSource clock, Secret consumerSecret) {
        return new Builder(clock, consumerSecret);
    }

    /** Options of a {@link FakeX}. Not thread-safe. */
    public static final class Builder {
        private final InstantSource clock;
        private final Secret consumerSecret;
        private final Map<String, Profile> accounts = new LinkedHashMap<>();
        private @Nullable Secret clientSecret;
        private String webhookPath = "/webhooks/x";
        private boolean summonedRepliesOnly = true;

        private Builder(InstantSource clock, Secret consumerSecret) {
            this.clock = clock;
            this.consumerSecret = consumerSecret;
        }

        /** One of the brand's accounts, and the user token by which it posts. */
        public Builder account(Profile account, Secret token) {
            accounts.put(token.reveal(), account);
            return this;
        }

        /** Signs webhooks with this secret too, in {@code X-Twitter-Webhooks-Signature-OAuth2}. */
        public Builder clientSecret(Secret secret) {
            this.clientSecret = secret;
            return this;
        }

        /** Where the host has mounted X's webhook; {@code /webhooks/x} unless told. */
        public Builder webhookPath(String path) {
            this.webhookPath = path;
            return this;
        }

        /** Lets accounts answer posts that do not mention them, as enterprise applications may. */
        public Builder repliesToAnybody() {
            this.summonedRepliesOnly = false;
            return this;
        }

        /**
         * Opens the port.
         *
         * @throws IllegalArgumentException if there is no account
         */
        public FakeX start() {
            if (accounts.isEmpty()) {
                throw new IllegalArgumentException("account must be given at least once");
            }
            return new FakeX(this);
        }
    }

    /** Where it listens: scheme, host and port, in place of {@code https://api.x.com}. */
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

    /** What the accounts posted through this fake, replies or not, in order. */
    public List<PublicPost> publicPosts() {
        synchronized (world) {
            return List.copyOf(world.sentPosts);
        }
    }

    /** The replies among {@link #publicPosts()}. */
    public List<PublicPost> publicReplies() {
        return publicPosts().stream().filter(p -> p.inReplyTo() != null).toList();
    }

    /** The direct messages that the accounts sent through this fake, in order. */
    public List<DirectMessage> directMessages() {
        synchronized (world) {
            return List.copyOf(world.sentMessages);
        }
    }

    /** The ids of the replies that accounts have hidden, in order. */
    public Set<String> hiddenReplies() {
        synchronized (world) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(world.hidden));
        }
    }

    /** A post that no webhook tells of: the brand's own campaign, or a stranger's. Returns its id. */
    public String post(Profile author, String text) {
        synchronized (world) {
            return world.publish(author, text, null).id();
        }
    }

    /** Makes a post exist under an id that was invented elsewhere, so that it can be answered. */
    public void knowPost(String id, Profile author, String text) {
        synchronized (world) {
            world.keep(id, author, text, null);
        }
    }

    /** A customer mentions an account; the {@code @handle} is put in front where the text has none. */
    public SignedDelivery mention(Profile customer, Profile account, String text) {
        synchronized (world) {
            String whole = XText.mentions(text, account.handle()) ? text : "@" + account.handle() + " " + text;
            Post post = world.publish(customer, whole, null);
            return sign(payloads.post("post.mention.create", post.id(), account, post), post.id());
        }
    }

    /**
     * The author of a mention changes it within X's hour: a new post id, with the history of the old ones.
     *
     * @throws IllegalArgumentException if there is no such post
     */
    public SignedDelivery editedMention(String postId, Profile account, String text) {
        synchronized (world) {
            Post post = world.edit(postId, text);
            return sign(payloads.post("post.mention.create", post.id(), account, post), post.id());
        }
    }

    /**
     * A customer answers an account's post; X puts the {@code @handle} in front.
     *
     * @throws IllegalArgumentException if there is no such post, or it is not an account's: X tells of direct replies only
     */
    public SignedDelivery reply(Profile customer, String postId, String text) {
        synchronized (world) {
            Post parent = world.existing(postId);
            if (!world.isAccount(parent.author())) {
                throw new IllegalArgumentException("post " + postId + " is not an account's");
            }
            String prefix = "@" + parent.author().handle() + " ";
            Post post = world.publish(customer, text.startsWith(prefix) ? text : prefix + text, parent);
            return sign(payloads.post("post.reply.create", world.nextEvent(), parent.author(), post), post.id());
        }
    }

    /** A customer writes to an account in private. */
    public SignedDelivery directMessage(Profile customer, Profile account, String text) {
        synchronized (world) {
            world.meet(customer);
            String id = world.nextId();
            world.messages.add(new XWorld.Message(id, customer.id(), account.id(), text, world.clock.instant()));
            return sign(
                    payloads.message("dm.received", account, id, customer, account, text, world.clock.instant()), id);
        }
    }

    /** A customer writes to an account in private and encrypted: the text does not come through. */
    public SignedDelivery encryptedMessage(Profile customer, Profile account) {
        synchronized (world) {
            world.meet(customer);
            String id = world.nextId();
            return sign(payloads.encrypted(customer, account, id), id);
        }
    }

    /**
     * A post is deleted: it cannot be answered any more.
     *
     * @throws IllegalArgumentException if there is no such post
     */
    public SignedDelivery delete(String postId) {
        synchronized (world) {
            return sign(payloads.deletion(world.remove(postId)), postId);
        }
    }

    /** X tells of what an account posted: {@code post.create}. */
    public SignedDelivery echo(PublicPost sent) {
        synchronized (world) {
            Post post = world.existing(sent.id());
            return sign(payloads.post("post.create", world.nextEvent(), post.author(), post), sent.id());
        }
    }

    /**
     * X tells of a direct message that an account sent: {@code dm.sent}.
     *
     * @throws IllegalArgumentException if its customer never came up at this fake
     */
    public SignedDelivery echo(DirectMessage sent) {
        synchronized (world) {
            Profile account = world.known(sent.account());
            Profile customer = world.known(sent.customer());
            return sign(
                    payloads.message("dm.sent", account, sent.id(), account, customer, sent.text(), sent.at()),
                    sent.id());
        }
    }

    /** Any body, signed as X signs: for events that this fake knows no word for. */
    public SignedDelivery signed(byte[] body) {
        return sign(body, "");
    }

    /** The challenge by which X checks that the webhook's owner holds the consumer secret. Each call makes another token. */
    public Challenge crcRequest() {
        String token;
        synchronized (world) {
            token = "crc_" + Long.toUnsignedString(++challenges * 0x9E3779B97F4A7C15L, 36) + "_challenge";
        }
        String right = signature(config.consumerSecret, token.getBytes(StandardCharsets.UTF_8));
        return new Challenge(config.webhookPath, Map.of("crc_token", token), body -> {
            try {
                return StrictJson.read(body).path("response_token").asText().equals(right);
            } catch (NotJsonException e) {
                return false;
            }
        });
    }

    /**
     * Brings a webhook to the host and returns the status of its answer.
     *
     * @param host scheme, host and port; the path is the delivery's
     * @throws java.io.UncheckedIOException if there is no answer within ten seconds, X's own limit
     */
    public int push(SignedDelivery delivery, URI host) {
        return postman.post(delivery, host);
    }

    /** Brings webhooks one after the other and returns the statuses. */
    public List<Integer> push(Deliveries deliveries, URI host) {
        return deliveries.list().stream().map(d -> push(d, host)).toList();
    }

    /** An error in X's own form: {@code problem(402, "CreditsDepleted", "…", "https://api.x.com/2/problems/credits")}. */
    public static Mishap problem(int status, String title, String detail, String type) {
        String body = StrictJson.write(XProblems.problem(status, title, detail, type));
        return new Mishap.Answers(status, "application/json; charset=utf-8", body, false);
    }

    @Override
    public void close() {
        server.close();
    }

    private SignedDelivery sign(ObjectNode body, String subject) {
        return sign(StrictJson.write(body).getBytes(StandardCharsets.UTF_8), subject);
    }

    private SignedDelivery sign(byte[] body, String subject) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("x-twitter-webhooks-signature", signature(config.consumerSecret, body));
        if (config.clientSecret != null) {
            headers.put("X-Twitter-Webhooks-Signature-OAuth2", signature(config.clientSecret, body));
        }
        return new SignedDelivery(config.webhookPath, headers, body, subject);
    }

    private static String signature(Secret secret, byte[] bytes) {
        return "sha256=" + Base64.getEncoder().encodeToString(secret.hmacSha256(bytes));
    }
}
