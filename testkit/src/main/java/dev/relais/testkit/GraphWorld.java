package dev.relais.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What exists at the fake Graph. Guarded by its own monitor. */
final class GraphWorld {
    private static final long INSTAGRAM_IDS = 17_900_000_000_000_000L;

    /** One of the brand's accounts: a Page or an Instagram account. */
    record Account(Profile profile, boolean instagram) {
        String id() {
            return profile.id();
        }
    }

    /**
     * A post or a comment.
     *
     * @param author the person who wrote it; null where the account did
     * @param post the post that it stands under; its own id where it is one
     * @param parent the comment that it answers; null where it answers none
     */
    record Item(
            String id,
            Account account,
            @Nullable Profile author,
            String text,
            Instant at,
            String post,
            @Nullable String parent) {
        boolean isPost() {
            return id.equals(post);
        }
    }

    /** A direct message; {@code own} where the account wrote it. */
    record Message(String id, String account, String customer, boolean own, String text, Instant at) {}

    private record Talk(String account, String customer) {}

    final InstantSource clock;
    final List<PublicPost> sentComments = new ArrayList<>();
    final List<DirectMessage> sentMessages = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final Set<String> privatelyAnswered = new HashSet<>();
    final Set<String> hidden = new LinkedHashSet<>();
    private final Map<String, Account> accounts;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<Talk, Instant> lastInbound = new HashMap<>();
    private long last;

    GraphWorld(InstantSource clock, Map<String, Account> accountsByToken) {
        this.clock = clock;
        this.accounts = Map.copyOf(accountsByToken);
    }

    Optional<Account> byToken(String token) {
        return Optional.ofNullable(accounts.get(token));
    }

    Account account(Profile profile) {
        return account(profile.id());
    }

    Account account(String id) {
        return accounts.values().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account with id " + id + " at this fake Graph"));
    }

    Optional<Item> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** The comments directly below a post or a comment, the oldest first. */
    List<Item> below(Item under) {
        return items.values().stream()
                .filter(item -> under.isPost()
                        ? !item.isPost() && item.post().equals(under.id()) && item.parent() == null
                        : under.id().equals(item.parent()))
                .toList();
    }

    Item existing(String id) {
        return find(id).orElseThrow(
                        () -> new IllegalArgumentException("no post or comment " + id + " at this fake Graph"));
    }

    Item publish(Account account, @Nullable Profile author, String text) {
        String id = account.instagram() ? instagramId() : account.id() + "_" + ++last;
        return keep(new Item(id, account, author, text, clock.instant(), id, null));
    }

    /** A reply to a reply joins the thread of the first comment. */
    Item comment(Item under, @Nullable Profile author, String text) {
        Account account = under.account();
        String id = account.instagram() ? instagramId() : under.post() + "_" + ++last;
        String parent = under.isPost() ? null : under.parent() == null ? under.id() : under.parent();
        return keep(new Item(id, account, author, text, clock.instant(), under.post(), parent));
    }

    Item keep(Item item) {
        items.put(item.id(), item);
        return item;
    }

    void remove(String id) {
        items.remove(id);
    }

    /** A message from the customer, or anything else that opens the window for answers. */
    void heard(Account account, String customer) {
        lastInbound.put(new Talk(account.id(), customer), clock.instant());
    }

    Optional<Instant> lastHeard(Account account, String customer) {
        return Optional.ofNullable(lastInbound.get(new Talk(account.id(), customer)));
    }

    String nextMessageId() {
        return "m_" + Long.toString(1_000_000_007L * ++last, 36);
    }

    private String instagramId() {
        return Long.toString(INSTAGRAM_IDS + ++last);
    }
}
