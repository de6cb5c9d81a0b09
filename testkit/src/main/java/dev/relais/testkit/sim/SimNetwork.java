package dev.relais.testkit.sim;

import dev.relais.conversation.ConversationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands on the network, and the facts that it tells of it. */
final class SimNetwork {
    /** In the order in which they appeared. */
    final Map<String, Post> posts = new LinkedHashMap<>();

    final List<String> facts = new ArrayList<>();
    /** Until when the network takes no sends of an account, and nobody repairs its token. */
    final Map<SimAccount, Instant> closedUntil = new EnumMap<>(SimAccount.class);

    final Map<SimAccount, Instant> brokenUntil = new EnumMap<>(SimAccount.class);

    private final Timeline time;
    private final Consumer<String> mail;
    private int number;

    /**
     * @param mail takes each fact as it happens
     */
    SimNetwork(Timeline time, Consumer<String> mail) {
        this.time = time;
        this.mail = mail;
    }

    /** A customer writes: a post of his own, or under another one. */
    Post write(SimAccount account, String customer, @Nullable Post under, String text) {
        String id = "p" + ++number;
        String root = !account.isPublic() ? null : under == null ? id : under.key.root();
        ConversationKey key = new ConversationKey(account.id(), root, customer);
        Post post = new Post(id, account, key, customer, under == null ? null : under.id, time.now(), text);
        posts.put(id, post);
        tell(Wire.created(post, null));
        return post;
    }

    void edit(Post post, String text) {
        post.versions.add(text);
        tell(Wire.edited(post, time.now()));
    }

    void delete(Post post) {
        post.deleted = true;
        tell(Wire.withdrawn(post, time.now()));
    }

    void react(Post post, String customer) {
        tell(Wire.reacted(post, customer, time.now()));
    }

    /**
     * The brand's words appear.
     *
     * @param send the id that we gave, where it came from us
     */
    Post land(Post under, String text, @Nullable String send) {
        String id = "p" + ++number;
        Post post = new Post(id, under.account, under.key, null, under.id, time.now(), text);
        posts.put(id, post);
        tell(Wire.created(post, under.account.correlates() ? send : null));
        return post;
    }

    private void tell(String fact) {
        facts.add(fact);
        mail.accept(fact);
    }

    /** Whether an account is shut in that way now. */
    boolean within(Map<SimAccount, Instant> shut, SimAccount account) {
        return shut.getOrDefault(account, Instant.MIN).isAfter(time.now());
    }

    /** What the brand is seen to have said, in these very words. */
    List<Post> said(String text) {
        return posts.values().stream()
                .filter(post -> post.isOurs() && post.versions.get(0).equals(text))
                .toList();
    }
}
