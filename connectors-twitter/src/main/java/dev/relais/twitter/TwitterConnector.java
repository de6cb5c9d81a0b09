package dev.relais.twitter;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.DeliverySink;
import dev.relais.connect.HideRequest;
import dev.relais.connect.Inbound;
import dev.relais.connect.Reception;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.ReplyQuestion;
import dev.relais.connect.ReplyWay;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import dev.relais.connect.WebhookRequest;
import dev.relais.twitter.api.Fields;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.auth.Authorizer;
import dev.relais.twitter.auth.FixedTokens;
import dev.relais.twitter.budget.Budget;
import dev.relais.twitter.budget.Notice;
import dev.relais.twitter.budget.Prices;
import dev.relais.twitter.feed.Ear;
import dev.relais.twitter.feed.Feeds;
import dev.relais.twitter.http.Http;
import dev.relais.twitter.listen.Limits;
import dev.relais.twitter.listen.Listening;
import dev.relais.twitter.manage.Subscriptions;
import dev.relais.twitter.manage.Watch;
import dev.relais.twitter.manage.Webhooks;
import dev.relais.twitter.people.XUsers;
import dev.relais.twitter.policy.ComplianceJobs;
import dev.relais.twitter.policy.Sweep;
import dev.relais.twitter.read.Revocations;
import dev.relais.twitter.read.XReader;
import dev.relais.twitter.send.Acts;
import dev.relais.twitter.send.Manners;
import dev.relais.twitter.send.MediaUpload;
import dev.relais.twitter.send.ReplyWays;
import dev.relais.twitter.send.ThreadLookup;
import dev.relais.twitter.send.XLookup;
import dev.relais.twitter.send.XSender;
import dev.relais.twitter.text.AgentSignature;
import dev.relais.twitter.text.DirectMessageLength;
import dev.relais.twitter.text.PostTextPolicy;
import dev.relais.twitter.text.WeightedLength;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connector to X: webhooks of the X Activity API (and of the older Account Activity API), public replies and legacy
 * direct messages.
 *
 * <p>Thread-safe. {@link #receive} and {@link #understand} are pure; {@link #send} and {@link #hide} make one request and
 * never repeat it.
 *
 * <pre>{@code
 * Connector x = TwitterConnector.builder()
 *         .consumerSecrets(List.of(Secret.of(consumerSecret)))
 *         .accessToken("x-acme", Secret.of(userAccessToken))
 *         .build();
 * }</pre>
 */
public final class TwitterConnector implements Connector {
    private final XWebhook webhook;
    private final XSender sender;
    private final XLookup lookup;
    private final Acts acts;
    private final ReplyWays ways;
    private final XApi api;
    private final Ear ear = new Ear();
    private final XUsers users;

    private TwitterConnector(XWebhook webhook, XApi api, Manners manners, boolean summonedOnly) {
        this.webhook = webhook;
        this.api = api;
        this.users = new XUsers(api);
        this.ways = new ReplyWays(
                api,
                users,
                summonedOnly,
                account -> manners.lengths().apply(account).check("").limit(),
                manners.direct().check("").limit());
        ThreadLookup threads = new ThreadLookup(api);
        this.acts = new Acts(api);
        this.sender = new XSender(acts, manners, threads);
        this.lookup = new XLookup(api, manners, threads);
    }

    /** A connector to be: without a secret it refuses every webhook request, without an access token every send. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@code x}. */
    @Override
    public String network() {
        return XReader.NETWORK;
    }

    /** {@code x} alone. */
    @Override
    public Set<String> networks() {
        return Set.of(XReader.NETWORK);
    }

    /** The header signed with the consumer secret, and the newer one signed with the OAuth 2.0 client secret. */
    @Override
    public Set<String> signatureHeaders() {
        return Set.of(XWebhook.CONSUMER_HEADER, XWebhook.CLIENT_HEADER);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Answers X's challenge ({@code GET} with {@code crc_token}). Where a client secret is set and its header is there, that
     * header alone decides. X signs no time: a repeated body is genuine, and told apart by its ids.
     */
    @Override
    public Reception receive(WebhookRequest request) {
        Reception reception = webhook.receive(request);
        if (reception instanceof Reception.Accepted) {
            ear.push(api.now());
        }
        return reception;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Pushed events, pages of polls and lines of streams, in both of X's vocabularies. X Chat is encrypted: its messages are received
     * with an empty text and one medium of kind {@code encrypted}, so that somebody learns that a customer waits. Beside that it is counted
     * what X charges for the events, and told where an account took its permission away.
     */
    @Override
    public List<Inbound> understand(Delivery delivery, Accounts accounts) {
        List<Inbound> items = XReader.read(delivery, accounts);
        Pushes.count(api.budget(), delivery, items);
        Revocations.of(delivery, accounts, items)
                .forEach(account -> api.budget()
                        .tell("needs-authorization", account.id(), "the account has withdrawn its permission"));
        return items;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A private reply to a public post is a direct message to its author, whose id on X is the same there.
     *
     * <p>Reasons of a rejection: {@code invalid}, {@code reply-not-allowed}, {@code parent-gone}, {@code dm-closed},
     * {@code forbidden}, {@code gone}, {@code refused}. The account is blocked by {@code not-authorized},
     * {@code out-of-credit}, {@code usage-capped}, {@code user-suspended}, {@code client-forbidden}. Without a connection
     * nothing was sent: {@link SendOutcome.Throttled} for 30 seconds. An answer that the text is a duplicate is
     * {@link SendOutcome.Unknown}: the earlier text may have been this very reply.
     */
    @Override
    public SendOutcome send(SendRequest request) {
        return sender.send(request);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Looks in the account's own timeline, or among the direct messages with the customer, from five minutes before
     * {@code startedAt} on, five pages at most. What X has rewritten is undone first: escapes, handles in front, shortened links;
     * where a link still cannot be compared, a person has to look. Needs the account's id on X.
     */
    @Override
    public Reconciliation reconcile(SendRequest request, Instant startedAt) {
        return lookup.look(request, startedAt);
    }

    /**
     * {@inheritDoc}
     *
     * <p>X hides replies in conversations that the account began, and no others. Outcomes are those of {@link #send}; the id is
     * the hidden post's.
     */
    @Override
    public SendOutcome hide(HideRequest request) {
        return sender.hide(request);
    }

    /**
     * {@inheritDoc}
     *
     * <p>In public closed where the post's author has neither mentioned nor quoted the account and the application is not on an enterprise
     * tier; in private where the customer takes no direct messages, or writes in X Chat; both while X takes nothing more.
     */
    @Override
    public List<ReplyWay> replyWays(ReplyQuestion question) {
        return ways.of(question);
    }

    /** {@inheritDoc} Asks X for the post ({@code GET /2/tweets?ids=}); direct messages are not fetched. */
    @Override
    public Optional<byte[]> fetch(Account account, String externalId) {
        return acts.fetch(account, externalId);
    }

    /** What an account can do at X besides answering: post, write, delete, hide. */
    public Acts acts() {
        return acts;
    }

    /** Uploads of images, GIFs and videos. */
    public MediaUpload media() {
        return new MediaUpload(api);
    }

    /** Saved queries on X's filtered stream. */
    public Listening listening(Limits limits) {
        return new Listening(api, limits);
    }

    /** What X still takes, what it costs, and whether it takes anything at all. */
    public Budget budget() {
        return api.budget();
    }

    /** The door to X's API with the connector's permissions and budget. */
    public XApi api() {
        return api;
    }

    /**
     * What is to be fetched from X, by polls and streams.
     *
     * @param sink keeps it: {@code desk::deliver}
     */
    public Feeds.Builder feeds(DeliverySink sink) {
        return Feeds.builder(api, sink, ear);
    }

    /** The application's webhooks at X. */
    public Webhooks webhooks() {
        return new Webhooks(api);
    }

    /** What the X Activity API tells of. */
    public Subscriptions subscriptions() {
        return new Subscriptions(api);
    }

    /**
     * A watch over webhook and subscriptions, to be run as {@link Feeds.Builder#task}: it looks every ten minutes, and takes a webhook
     * for dead that has not told within a quarter of an hour what a poll found.
     *
     * @param url of the webhook
     * @param accounts with their ids on X
     */
    public Watch watch(String url, List<Account> accounts) {
        return new Watch(
                api, url, accounts, Subscriptions.FOR_SUPPORT, Duration.ofMinutes(10), Duration.ofMinutes(15), ear);
    }

    /** People on X, remembered for an hour. */
    public XUsers users() {
        return users;
    }

    /**
     * Follows what others deleted, edited or hid of what a host keeps, to be run as {@link Feeds.Builder#task}.
     *
     * @param account in whose name it asks, and whose conversations the posts are in
     * @param sink keeps what it finds: {@code desk::deliver}
     * @param posts ids of the posts that the host keeps; asked at every round
     * @param every how often each is asked for; X wants to be followed within a day
     */
    public Sweep sweep(Account account, DeliverySink sink, Supplier<Collection<String>> posts, Duration every) {
        return new Sweep(api, account, sink, posts, every);
    }

    /** X's batch jobs that say of many posts or people at once what has become of them. */
    public ComplianceJobs complianceJobs() {
        return new ComplianceJobs(api);
    }

    /** Forgets a person here. What a desk keeps of him is erased by {@code Desk.erase}. */
    public void forget(String userId) {
        users.forget(userId);
    }

    /** Options of a {@link TwitterConnector}. Not thread-safe. */
    public static final class Builder {
        private List<Secret> consumerSecrets = List.of();
        private List<Secret> clientSecrets = List.of();
        private final Map<String, Secret> accessTokens = new HashMap<>();
        private @Nullable Function<Account, Optional<Secret>> tokenSource;
        private URI baseUri = URI.create("https://api.x.com");
        private @Nullable HttpClient httpClient;
        private InstantSource clock = InstantSource.system();
        private Duration timeout = Duration.ofSeconds(10);
        private int bodyLimit = 4 * 1024 * 1024;
        private @Nullable Authorizer authorizer;
        private @Nullable Secret applicationToken;
        private Prices prices = Prices.standard();
        private @Nullable BigDecimal monthlyBudget;
        private Consumer<Notice> notices = notice -> {};
        private Fields fields = Fields.TWEET;
        private AgentSignature signature = AgentSignature.of(Map.of());
        private final Set<String> longPosts = new HashSet<>();
        private boolean threads;
        private boolean machines;
        private boolean summonedRepliesOnly = true;

        private Builder() {}

        /** The application's consumer secrets (API key secrets); several while one replaces another, the current one first. */
        public Builder consumerSecrets(List<Secret> secrets) {
            consumerSecrets = List.copyOf(secrets);
            return this;
        }

        /** The application's OAuth 2.0 client secrets; none by default. */
        public Builder clientSecrets(List<Secret> secrets) {
            clientSecrets = List.copyOf(secrets);
            return this;
        }

        /** The user access token with which the account of that id (the desk's own name) answers. */
        public Builder accessToken(String account, Secret token) {
            accessTokens.put(account, token);
            return this;
        }

        /**
         * Where access tokens come from instead: OAuth 2.0 ones live two hours, so that a host that refreshes them hands out the
         * current one at every send. Must be thread-safe.
         */
        public Builder accessTokens(Function<Account, Optional<Secret>> source) {
            tokenSource = source;
            return this;
        }

        /** Where permissions come from, instead of {@code accessToken}, {@code accessTokens} and {@code applicationToken}. */
        public Builder authorizer(Authorizer source) {
            authorizer = source;
            return this;
        }

        /** The application's own bearer token: for streams, rules, subscriptions and webhooks. */
        public Builder applicationToken(Secret token) {
            applicationToken = token;
            return this;
        }

        /** What X charges; {@link Prices#standard()} by default. */
        public Builder prices(Prices list) {
            prices = list;
            return this;
        }

        /** What a month may cost, in the prices' unit, before background reads stop; no limit by default. Replies never stop. */
        public Builder monthlyBudget(BigDecimal most) {
            monthlyBudget = most;
            return this;
        }

        /** Hears of what somebody should know: no credit, lost permissions, lost streams. Must not block. */
        public Builder notices(Consumer<Notice> listener) {
            notices = listener;
            return this;
        }

        /** In which of X's vocabularies requests are written; {@link Fields#TWEET} by default. Both are read. */
        public Builder fields(Fields vocabulary) {
            fields = vocabulary;
            return this;
        }

        /** Agents sign what they write: {@code ^LM}. Nobody does by default. */
        public Builder signature(AgentSignature initials) {
            signature = initials;
            return this;
        }

        /** The account of that id has X Premium: its posts may be 25,000 long instead of 280. */
        public Builder longPosts(String account) {
            longPosts.add(account);
            return this;
        }

        /** A public answer that is too long becomes several posts, numbered; by default it is rejected as {@code too-long}. */
        public Builder splitLongAnswers() {
            threads = true;
            return this;
        }

        /**
         * X has approved that machines answer: what they write is sent, and marked as made with AI. By default it is rejected as {@code
         * machine-not-enabled}.
         */
        public Builder machinesMayAnswer() {
            machines = true;
            return this;
        }

        /** The application is on an enterprise tier, and may answer whoever did not mention the account. */
        public Builder enterprise() {
            summonedRepliesOnly = false;
            return this;
        }

        /** Where the API is; {@code https://api.x.com} by default. */
        public Builder baseUri(URI uri) {
            baseUri = uri;
            return this;
        }

        /** The client that makes the requests; must not follow redirects. By default one of the connector's own. */
        public Builder httpClient(HttpClient client) {
            httpClient = client;
            return this;
        }

        /** The clock by which waits are bounded; the system's by default. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** The longest wait for an answer; 10 seconds by default. */
        public Builder timeout(Duration limit) {
            timeout = limit;
            return this;
        }

        /** The largest webhook body that is taken, in bytes; 4 MiB by default. */
        public Builder bodyLimit(int bytes) {
            bodyLimit = bytes;
            return this;
        }

        /**
         * The connector.
         *
         * @throws IllegalArgumentException if an option is out of its bounds; the message names option, bound and value
         */
        public TwitterConnector build() {
            boolean web = "https".equals(baseUri.getScheme()) || "http".equals(baseUri.getScheme());
            check(
                    web
                            && baseUri.getHost() != null
                            && baseUri.getRawQuery() == null
                            && baseUri.getRawFragment() == null,
                    "baseUri must be http or https, with a host and without query or fragment");
            check(timeout.compareTo(Duration.ofMillis(1)) >= 0, "timeout must be 1 ms or more, not " + timeout);
            check(bodyLimit >= 1, "bodyLimit must be 1 byte or more, not " + bodyLimit);
            HttpClient client = httpClient == null ? HttpClient.newHttpClient() : httpClient;
            check(
                    client.followRedirects() == HttpClient.Redirect.NEVER,
                    "httpClient must not follow redirects: it would carry access tokens to other hosts");
            Map<String, Secret> tokens = Map.copyOf(accessTokens);
            check(
                    monthlyBudget == null || monthlyBudget.signum() >= 0,
                    "monthlyBudget must not be negative: " + monthlyBudget);
            Function<Account, Optional<Secret>> ofAccounts =
                    tokenSource != null ? tokenSource : account -> Optional.ofNullable(tokens.get(account.id()));
            Optional<Secret> ofApplication = Optional.ofNullable(applicationToken);
            Authorizer permissions = authorizer != null ? authorizer : new FixedTokens(ofAccounts, () -> ofApplication);
            Budget budget = new Budget(prices, monthlyBudget, clock, notices);
            return new TwitterConnector(
                    new XWebhook(consumerSecrets, clientSecrets, bodyLimit),
                    new XApi(new Http(client, baseUri, timeout), permissions, budget, clock, fields),
                    manners(),
                    summonedRepliesOnly);
        }

        private Manners manners() {
            Set<String> premium = Set.copyOf(longPosts);
            PostTextPolicy usual = WeightedLength.standard();
            PostTextPolicy lengthy = WeightedLength.of(WeightedLength.PREMIUM);
            return new Manners(
                    account -> premium.contains(account.id()) ? lengthy : usual,
                    new DirectMessageLength(DirectMessageLength.USUAL),
                    signature,
                    threads,
                    machines);
        }

        private static void check(boolean holds, String message) {
            if (!holds) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
