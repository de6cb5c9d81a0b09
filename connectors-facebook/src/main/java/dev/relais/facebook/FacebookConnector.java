package dev.relais.facebook;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.HideRequest;
import dev.relais.connect.Inbound;
import dev.relais.connect.Reception;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import dev.relais.connect.WebhookRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Facebook Pages, Messenger and Instagram through Meta's webhooks and Graph API.
 *
 * <pre>{@code
 * Connector facebook = FacebookConnector.builder()
 *         .appSecret(Secret.of(appSecret))
 *         .verifyToken(Secret.of(verifyToken))
 *         .pageToken("fb-acme", Secret.of(pageToken))
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe. {@link #receive} and {@link #understand} touch neither network nor clock and never throw;
 * {@link #send} and {@link #hide} make one HTTP call at most and never a second. Of WhatsApp nothing is understood yet: every change is kept
 * as not understood.
 */
public final class FacebookConnector implements Connector {
    private static final Duration WINDOW = Duration.ofHours(24);

    private final MetaWebhook webhook;
    private final GraphSender sender;
    private final GraphLookup lookup;

    private FacebookConnector(Builder builder) {
        this.webhook = new MetaWebhook(builder.appSecrets, builder.verifyToken, builder.bodyLimit);
        HttpClient http = builder.http == null
                ? HttpClient.newBuilder().connectTimeout(builder.timeout).build()
                : builder.http;
        GraphSettings settings = new GraphSettings(
                builder.baseUri,
                builder.graphVersion,
                builder.tokens,
                builder.nodes,
                builder.appSecrets.isEmpty() ? null : builder.appSecrets.get(0),
                http,
                builder.clock,
                builder.timeout);
        GraphClient client = new GraphClient(
                settings,
                new VersionWatch(builder.graphVersion, LoggerFactory.getLogger(FacebookConnector.class)::warn));
        this.sender = new GraphSender(settings, client);
        this.lookup = new GraphLookup(settings, client);
    }

    /** Starts with Meta's own host, Graph v26.0, a time limit of 10 s, and no secret: nothing is accepted until one is set. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@code facebook}, also for deliveries about Instagram and WhatsApp. */
    @Override
    public String network() {
        return "facebook";
    }

    /** {@code facebook}, {@code instagram}, {@code whatsapp}. */
    @Override
    public Set<String> networks() {
        return MetaReader.NETWORKS;
    }

    /** {@code x-hub-signature-256}, and {@code x-hub-signature} (SHA-1), which alone is always refused. */
    @Override
    public Set<String> signatureHeaders() {
        return MetaWebhook.SIGNATURE_HEADERS;
    }

    /**
     * Answers Meta's verification request, and accepts a POST whose {@code X-Hub-Signature-256} is the HMAC-SHA256 of its raw
     * bytes under one of the app secrets. Keep the bytes, then answer, within 5 s: Meta unsubscribes the app from a Page
     * whose messages fail for an hour.
     */
    @Override
    public Reception receive(WebhookRequest request) {
        return webhook.receive(request);
    }

    /** Every item of the body, one inbound each; at least one for every delivery. */
    @Override
    public List<Inbound> understand(Delivery delivery, Accounts accounts) {
        return MetaReader.read(delivery, accounts);
    }

    /**
     * Sends a direct message within the 24-hour window, a comment under the message that is answered, or a private reply to a
     * comment: one for each, within seven days, whose answer tells who the customer is in private.
     *
     * <p>Reasons of a rejection: {@code window-closed}, {@code not-thread-owner}, {@code recipient-unavailable}, {@code
     * duplicate}, {@code private-reply-closed}, {@code invalid}, {@code too-long}, {@code unsupported}. The account is blocked
     * by {@code permission}, {@code config}, {@code not-authorized}, {@code account-restricted}, {@code blocked}. Without a
     * connection nothing was sent: {@link SendOutcome.Throttled} for 30 seconds. After a time limit, a lost connection, a
     * failure of Meta's service or an answer that is not understood the outcome is unknown.
     */
    @Override
    public SendOutcome send(SendRequest request) {
        return sender.send(request);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Looks for the same text by the account itself, from five minutes before {@code startedAt} on: among the comments below
     * what was answered, or of the thread that this belongs to (five pages at most); among the twenty newest messages with the
     * customer; for a private reply, in the conversation that the comment names (Facebook only). Needs the account's id at Meta.
     */
    @Override
    public Reconciliation reconcile(SendRequest request, Instant startedAt) {
        return lookup.look(request, startedAt);
    }

    /**
     * 24 hours on Messenger, Instagram and WhatsApp, after which Meta takes only what this connector does not send: answers tagged {@code
     * HUMAN_AGENT}, within seven days and for apps with that feature, and templates. Meta opens the window also at a reaction or a
     * click, which is not counted here: it may be open for longer, never for less.
     */
    @Override
    public Optional<Duration> replyWindow(Account account) {
        return Optional.of(WINDOW);
    }

    /** Hides a comment or shows it again. Outcomes are those of {@link #send}; the id is the comment's. */
    @Override
    public SendOutcome hide(HideRequest request) {
        return sender.hide(request);
    }

    @Override
    public String toString() {
        return "FacebookConnector";
    }

    /** Collects the options; each is checked when it is set. Not thread-safe. */
    public static final class Builder {
        private static final Pattern VERSION = Pattern.compile("v[0-9]{1,4}\\.[0-9]{1,4}");
        private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

        private final List<Secret> appSecrets = new ArrayList<>();
        private final Map<String, Secret> tokens = new HashMap<>();
        private final Map<String, String> nodes = new HashMap<>();
        private @Nullable Secret verifyToken;
        private @Nullable HttpClient http;
        private URI baseUri = URI.create("https://graph.facebook.com");
        private String graphVersion = "v26.0";
        private InstantSource clock = InstantSource.system();
        private Duration timeout = Duration.ofSeconds(10);
        private int bodyLimit = 4 * 1024 * 1024;

        private Builder() {}

        /**
         * Adds a secret under which Meta may sign: several while one is rotated, or where an Instagram-Login app has its own.
         * The first one also proves the rightful use of access tokens ({@code appsecret_proof}).
         */
        public Builder appSecret(Secret secret) {
            appSecrets.add(secret);
            return this;
        }

        /** The word agreed with Meta for the verification request. */
        public Builder verifyToken(Secret token) {
            verifyToken = token;
            return this;
        }

        /**
         * The access token of an account: a Page token, also for the Page's Instagram account.
         *
         * @param account the desk's own name of the account
         */
        public Builder pageToken(String account, Secret token) {
            require(TOKEN.matcher(token.reveal()).matches(), "pageToken: only visible ASCII characters");
            tokens.put(account, token);
            return this;
        }

        /**
         * Where an account's direct messages are sent through another node than the account itself: an Instagram account
         * connected by Facebook Login sends through its Page's id, or {@code me}.
         *
         * @param account the desk's own name of the account
         */
        public Builder messagesThrough(String account, String node) {
            require(!node.isBlank(), "messagesThrough: the node must not be blank");
            nodes.put(account, node);
            return this;
        }

        /** Scheme, host and port of the Graph API; {@code http} or {@code https}, without query. */
        public Builder baseUri(URI uri) {
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            require(
                    web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null,
                    "baseUri: needs http or https and a host, and no query");
            String text = uri.toString();
            baseUri = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
            return this;
        }

        /** The Graph version, as {@code v26.0}. Meta ends a version two years after its successor appears. */
        public Builder graphVersion(String version) {
            require(VERSION.matcher(version).matches(), "graphVersion: must look like v26.0");
            graphVersion = version;
            return this;
        }

        /** The host's own client (proxy, executor); it should not follow redirects and should limit connect time. */
        public Builder httpClient(HttpClient client) {
            http = client;
            return this;
        }

        /** From where the end of a throttling is reckoned. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** How long a send waits for its answer; 1 ms to 5 min. */
        public Builder timeout(Duration limit) {
            require(
                    limit.compareTo(Duration.ofMillis(1)) >= 0 && limit.compareTo(Duration.ofMinutes(5)) <= 0,
                    "timeout: must be 1 ms to 5 min, is " + limit);
            timeout = limit;
            return this;
        }

        /** The longest body of a webhook that is accepted, in bytes; at least 1. */
        public Builder bodyLimit(int bytes) {
            require(bytes >= 1, "bodyLimit: must be at least 1, is " + bytes);
            bodyLimit = bytes;
            return this;
        }

        /** The connector with the options as they stand. */
        public FacebookConnector build() {
            return new FacebookConnector(this);
        }

        private static void require(boolean holds, String message) {
            if (!holds) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
