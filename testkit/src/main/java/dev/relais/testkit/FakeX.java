package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Secret;
import dev.relais.json.StrictJson;
import dev.relais.testkit.XWorld.Post;
import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * X on the loopback interface: its API as far as a support desk calls it, with state, and its webhooks and streams. For tests of
 * hosts; {@link dev.relais.testkit.junit.FakeXTest} hands one to a JUnit test.
 *
 * <p><b>REST.</b> Posts (create, delete, hide, look up, search, count, timelines, mentions, quotes), direct messages (send, read,
 * delete, groups), media in pieces, people, usage, webhooks and their replay, X Activity subscriptions, rules of the filtered
 * stream, connections, compliance jobs, tokens (client credentials, PKCE, refresh, revoke, OAuth 1.0a). It holds callers to method,
 * path, kind of token, scopes, content type, query parameters and body members of the right type, X's windows of calls by the
 * clock that it was given (refused calls count), and credit if it was told of any. What it does not know it refuses: 404, 405, 400, 403.
 *
 * <p><b>Pushed.</b> The methods that make things happen ({@link #mention}, {@link #directMessage}, …) return the signed webhook, to be
 * brought to a host by {@link #push}; where the host has made a webhook and subscribed through the API, it is brought by itself too
 * ({@link #pushes()}), and written into open streams ({@link #activityStream()}, {@link #filteredStream()}).
 *
 * <p><b>Wrong.</b> {@link #mishaps()} lets calls go wrong, with {@link XErrors} for every body that X is known to answer;
 * {@link #quirks()} is what X does at times without an error.
 *
 * <p>Thread-safe. The port is free again after {@link #close()}.
 */
public final class FakeX implements AutoCloseable {
    private final XWorld world;
    private final XPayloads payloads;
    private final XSigner signer;
    private final XTokens tokens;
    private final XOAuth oauth;
    private final XApi api;
    private final XQuirks quirks;
    private final XCredit credit;
    private final XActivity activity;
    private final XPush push;
    private final XStreams streams;
    private final Loopback server;
    private final Postman postman = new Postman();

    private FakeX(Builder config) {
        XOptions options = config.options();
        List<Profile> accounts = new ArrayList<>(config.accounts.values());
        config.oldTokens.values().forEach(old -> accounts.add(old.account()));
        accounts.addAll(config.people);
        world = new XWorld(config.clock, accounts);
        payloads = new XPayloads(world);
        signer = new XSigner(options);
        tokens = config.tokens(world.clock);
        oauth = new XOAuth(world, tokens, options);
        XCredits credits = new XCredits(world.clock, config.credit);
        credit = new XCredit(world, credits);
        XRender render = new XRender(world);
        XPages pages = new XPages();
        XMedia media = new XMedia(world, credits);
        XWebhooks webhooks = new XWebhooks(world, signer, options);
        push = new XPush(world, signer, postman, webhooks::address);
        webhooks.pushBy(push);
        activity = new XActivity(world, payloads, push, credits);
        streams = new XStreams(world);
        push.stream = streams.activity;
        XRules rules = new XRules(world, render, pages, credits, streams.filtered, options.enterprise());
        activity.and(rules);
        XSubscriptions subscriptions = new XSubscriptions(world, activity, webhooks, pages, options.enterprise());
        XWrites writes = new XWrites(world, credits, media, options.enterprise());
        List<XRoute> routes = new ArrayList<>(oauth.routes());
        routes.addAll(writes.routes());
        routes.addAll(media.routes());
        routes.addAll(new XMessages(world, render, pages, credits, media).routes());
        routes.addAll(new XPeople(world, render, credits).routes());
        routes.addAll(new XReads(world, render, pages, credits, options.enterprise()).routes());
        routes.addAll(webhooks.routes());
        routes.addAll(subscriptions.routes());
        routes.addAll(streams.routes());
        routes.addAll(rules.routes());
        routes.addAll(new XCompliance(world, this::baseUri).routes());
        api = new XApi(world, tokens, credits, options, routes);
        push.dialect = body -> api.dialect.speak(body);
        quirks = new XQuirks(world, pages, media, writes, tokens, webhooks, subscriptions, rules);
        server = new Loopback(api, world.clock, world, new Echo(postman));
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
        private record OldToken(Profile account, Secret secret) {}

        private final InstantSource clock;
        private final Secret consumerSecret;
        private final Map<String, Profile> accounts = new LinkedHashMap<>();
        private final Map<String, OldToken> oldTokens = new LinkedHashMap<>();
        private final List<Profile> people = new ArrayList<>();
        private final List<Secret> applicationTokens = new ArrayList<>();
        private final Set<String> redirects = new LinkedHashSet<>();
        private String consumerKey = "consumer-key";
        private String clientId = "client-id";
        private @Nullable Secret clientSecret;
        private @Nullable BigDecimal credit;
        private String webhookPath = "/webhooks/x";
        private boolean enterprise;
        private boolean loopbackWebhooks;

        private Builder(InstantSource clock, Secret consumerSecret) {
            this.clock = clock;
            this.consumerSecret = consumerSecret;
        }

        /** One of the brand's accounts, and the user token by which it posts. */
        public Builder account(Profile account, Secret token) {
            accounts.put(token.reveal(), account);
            return this;
        }

        /** One of the brand's accounts, whose calls are signed after OAuth 1.0a by this token and its secret. */
        public Builder account(Profile account, Secret token, Secret tokenSecret) {
            oldTokens.put(token.reveal(), new OldToken(account, tokenSecret));
            return this;
        }

        /** One of the brand's accounts, without a token yet: it gets one by {@link FakeX#authorize}. */
        public Builder account(Profile account) {
            people.add(account);
            return this;
        }

        /** The token of the application itself; without one it is to be had at {@code POST /oauth2/token}. */
        public Builder applicationToken(Secret token) {
            applicationTokens.add(token);
            return this;
        }

        /** The name that goes with the consumer secret; {@code consumer-key} unless told. */
        public Builder consumerKey(String key) {
            this.consumerKey = key;
            return this;
        }

        /** The application's name in OAuth 2.0; {@code client-id} unless told. */
        public Builder clientId(String id) {
            this.clientId = id;
            return this;
        }

        /** An address to which the application has users sent after they agreed; compared letter by letter. */
        public Builder redirect(URI uri) {
            redirects.add(uri.toString());
            return this;
        }

        /** What the application may spend, in US dollars; without it there is no end to it. */
        public Builder credit(BigDecimal dollars) {
            this.credit = dollars;
            return this;
        }

        /** Takes webhooks at {@code http://127.0.0.1:port} too, as a test has them; X itself takes {@code https} without a port. */
        public Builder loopbackWebhooks() {
            this.loopbackWebhooks = true;
            return this;
        }

        /**
         * The application's secret in OAuth 2.0, which makes it a confidential client. Signs webhooks too, in
         * {@code X-Twitter-Webhooks-Signature-OAuth2}.
         */
        public Builder clientSecret(Secret secret) {
            this.clientSecret = secret;
            return this;
        }

        /** Where the host has mounted X's webhook; {@code /webhooks/x} unless told. */
        public Builder webhookPath(String path) {
            this.webhookPath = path;
            return this;
        }

        /** Lets accounts answer posts that do not mention them, and quote posts, as enterprise applications may. */
        public Builder repliesToAnybody() {
            this.enterprise = true;
            return this;
        }

        private XOptions options() {
            return new XOptions(
                    consumerKey,
                    consumerSecret,
                    clientId,
                    clientSecret,
                    Set.copyOf(redirects),
                    webhookPath,
                    enterprise,
                    loopbackWebhooks);
        }

        private XTokens tokens(InstantSource time) {
            XTokens tokens = new XTokens(time, new XOAuth1(consumerKey, consumerSecret.reveal()));
            accounts.forEach(tokens::give);
            oldTokens.forEach((token, old) -> tokens.give(token, old.secret().reveal(), old.account()));
            applicationTokens.forEach(token -> tokens.giveApplication(token.reveal()));
            return tokens;
        }

        /**
         * Opens the port.
         *
         * @throws IllegalArgumentException if there is no account
         */
        public FakeX start() {
            if (accounts.isEmpty() && oldTokens.isEmpty() && people.isEmpty()) {
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

    /** The same calls, with the questions that tests ask of them. */
    public XJournal journal() {
        synchronized (world) {
            return new XJournal(server.calls(), api.intoClosedWindows, api.invalid, api.known());
        }
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
            world.keep(id, author, text, null, XWorld.Extras.NONE);
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

    /**
     * A customer quotes a post.
     *
     * @throws IllegalArgumentException if there is no such post
     */
    public SignedDelivery quote(Profile customer, String postId, String text) {
        synchronized (world) {
            Post quoted = world.existing(postId);
            Post post = world.publish(customer, text, null, new XWorld.Extras(quoted, null, List.of(), "und"));
            return sign(payloads.post("post.quote.create", world.nextEvent(), quoted.author(), post), post.id());
        }
    }

    /**
     * Somebody reposts a post. Returns the id of the repost; nobody but subscribers of {@code post.repost.create} is told.
     *
     * @throws IllegalArgumentException if there is no such post
     */
    public String repost(Profile customer, String postId) {
        synchronized (world) {
            Post whose = world.existing(postId);
            String text = "RT @" + whose.author().handle() + ": " + whose.text();
            return world.publish(customer, text, null, new XWorld.Extras(null, whose, List.of(), "und"))
                    .id();
        }
    }

    /** A customer writes to an account in private. */
    public SignedDelivery directMessage(Profile customer, Profile account, String text) {
        synchronized (world) {
            world.meet(customer);
            XWorld.Message message = world.write(
                    XWorld.pair(customer.id(), account.id()),
                    customer.id(),
                    Set.of(customer.id(), account.id()),
                    text,
                    null);
            return sign(
                    payloads.message("dm.received", account, message.id(), customer, account, text, message.at()),
                    message.id());
        }
    }

    /** A customer writes to an account in private and encrypted: the text does not come through. */
    public SignedDelivery encryptedMessage(Profile customer, Profile account) {
        synchronized (world) {
            world.meet(customer);
            String id = world.nextId();
            activity.tell("chat.received", account, id, () -> payloads.encrypted(customer, account, id));
            return sign(payloads.encrypted(customer, account, id), id);
        }
    }

    /** A customer has read an account's direct messages up to one: {@code dm.read}. */
    public SignedDelivery messageRead(Profile customer, Profile account, String lastMessageId) {
        synchronized (world) {
            world.meet(customer);
            Supplier<ObjectNode> event = () -> payloads.aside(
                    "dm.read",
                    "direct_message_mark_read_events",
                    StrictJson.object().put("last_read_event_id", lastMessageId),
                    account,
                    customer,
                    account);
            activity.tell("dm.read", account, lastMessageId, event);
            return sign(event.get(), lastMessageId);
        }
    }

    /** A customer is writing to an account: {@code dm.indicate_typing}. */
    public SignedDelivery typing(Profile customer, Profile account) {
        synchronized (world) {
            world.meet(customer);
            Supplier<ObjectNode> event = () -> payloads.aside(
                    "dm.indicate_typing",
                    "direct_message_indicate_typing_events",
                    StrictJson.object(),
                    account,
                    customer,
                    account);
            activity.tell("dm.indicate_typing", account, customer.id(), event);
            return sign(event.get(), customer.id());
        }
    }

    /** The account's user takes back what the application was allowed: its tokens are dead, {@code oauth.revoke} is told. */
    public SignedDelivery revoke(Profile account) {
        synchronized (world) {
            tokens.revokeAll(account);
            activity.tell("oauth.revoke", account, account.id(), () -> payloads.revoked(account));
            return sign(payloads.revoked(account), account.id());
        }
    }

    /**
     * An event of any other kind about an account.
     *
     * @param eventType X's name of it: {@code follow.follow}
     * @param payload a JSON object
     */
    public SignedDelivery event(String eventType, Profile account, String payload) {
        synchronized (world) {
            ObjectNode body = (ObjectNode) StrictJson.read(payload);
            Supplier<ObjectNode> event = () -> payloads.any(eventType, account, body.deepCopy());
            activity.tell(eventType, account, account.id(), event);
            return sign(event.get(), account.id());
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
        return signer.sign(body, "");
    }

    /** The challenge by which X checks that the webhook's owner holds the consumer secret. Each call makes another token. */
    public Challenge crcRequest() {
        return signer.challenge();
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

    /**
     * The account's user reads X's page and agrees; returns where X sends the browser, with {@code code} and {@code state}.
     *
     * @param authorize the whole address of {@code /i/oauth2/authorize}, on any host
     * @throws IllegalArgumentException if X would show an error instead, naming the parameter
     */
    public URI authorize(URI authorize, Profile account) {
        synchronized (world) {
            return oauth.agreed(authorize, world.known(account.id()));
        }
    }

    /** What the application has left and has spent. */
    public XCredit credit() {
        return credit;
    }

    /** Tells the application's account how much is left, in US dollars. */
    public void credit(BigDecimal dollars) {
        credit.set(dollars);
    }

    /** The way of events to the webhooks that were made through the API, and to streams. */
    public XPush pushes() {
        return push;
    }

    /** {@code GET /2/activity/stream}. */
    public XStream activityStream() {
        return streams.activity;
    }

    /** {@code GET /2/tweets/search/stream}. */
    public XStream filteredStream() {
        return streams.filtered;
    }

    /** What X does at times, and what people do to their accounts. */
    public XQuirks quirks() {
        return quirks;
    }

    /** From now on answers and events use these names; requests may use either. */
    public void dialect(XDialect dialect) {
        synchronized (world) {
            api.dialect = dialect;
        }
    }

    @Override
    public void close() {
        push.close();
        server.close();
    }

    private SignedDelivery sign(ObjectNode body, String subject) {
        return signer.sign(api.dialect.speak(body), subject);
    }
}
