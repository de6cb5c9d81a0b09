package dev.relais.testkit;

import java.time.Duration;
import java.time.Instant;

/** What X does at times, on request, and what people do to their accounts. Thread-safe; every method returns this. */
public final class XQuirks {
    private final XWorld world;
    private final XPages pages;
    private final XMedia media;
    private final XWrites writes;
    private final XTokens tokens;
    private final XWebhooks webhooks;
    private final XSubscriptions subscriptions;
    private final XRules rules;

    XQuirks(
            XWorld world,
            XPages pages,
            XMedia media,
            XWrites writes,
            XTokens tokens,
            XWebhooks webhooks,
            XSubscriptions subscriptions,
            XRules rules) {
        this.webhooks = webhooks;
        this.subscriptions = subscriptions;
        this.rules = rules;
        this.world = world;
        this.pages = pages;
        this.media = media;
        this.writes = writes;
        this.tokens = tokens;
    }

    private XQuirks now(Runnable change) {
        synchronized (world) {
            change.run();
        }
        return this;
    }

    /** Lists and searches do not show the post before {@code until}, so that a caller who asks by {@code since_id} never sees it. */
    public XQuirks indexedLate(String postId, Instant until) {
        return now(() -> world.indexedLate.put(postId, until));
    }

    /** The next pages that would hold something hold nothing but a token for the same place. */
    public XQuirks emptyPages(int pages) {
        return now(() -> this.pages.empty(pages));
    }

    /** Tokens of pages that were given out are refused. */
    public XQuirks expirePages() {
        return now(pages::expire);
    }

    /** The first reply to each post that an account makes from now on is refused if it comes within 30 seconds. */
    public XQuirks slowToSeeOwnPosts() {
        return now(writes::slowToSee);
    }

    /** How long the same text under the same post counts as a duplicate; 24 hours unless told. */
    public XQuirks duplicatesWithin(Duration time) {
        return now(() -> writes.duplicates(time));
    }

    /** How long videos and GIFs are processed; five seconds unless told. */
    public XQuirks mediaProcessing(Duration time) {
        return now(() -> media.processing(time));
    }

    /** The processing of the next file fails. */
    public XQuirks failNextMedia() {
        return now(media::failNext);
    }

    /** Access tokens of all users end now. */
    public XQuirks expireTokens() {
        return now(tokens::expireAll);
    }

    /** From now on nobody but themselves may read what they post. */
    public XQuirks protect(Profile person) {
        return now(() -> world.protectedPeople.add(person.id()));
    }

    /** As before {@link #protect}. */
    public XQuirks unprotect(Profile person) {
        return now(() -> world.protectedPeople.remove(person.id()));
    }

    /** X suspends somebody: their posts are gone, and calls with their token are refused. */
    public XQuirks suspend(Profile person) {
        return now(() -> world.suspended.add(person.id()));
    }

    /** As before {@link #suspend}. */
    public XQuirks reinstate(Profile person) {
        return now(() -> world.suspended.remove(person.id()));
    }

    /** Somebody takes direct messages from nobody: {@code receives_your_dm} is false. */
    public XQuirks closeMessages(Profile person) {
        return now(() -> world.closedToMessages.add(person.id()));
    }

    /** As before {@link #closeMessages}. */
    public XQuirks openMessages(Profile person) {
        return now(() -> world.closedToMessages.remove(person.id()));
    }

    /** Somebody changes their name after the {@code @}, or any other thing but their id. */
    public XQuirks rename(Profile person) {
        return now(() -> world.meet(person));
    }

    /** In which language X believes a post to be; {@code und} unless told. */
    public XQuirks language(String postId, String language) {
        return now(() -> world.language(postId, language));
    }

    /** Whether the post was marked as made by a machine. */
    public boolean isMadeWithAi(String postId) {
        synchronized (world) {
            return writes.isMadeWithAi(postId);
        }
    }

    /** X finds a webhook not valid any more: nothing is brought to it until {@code PUT /2/webhooks/{id}}. */
    public XQuirks invalidateWebhook(String webhookId) {
        return now(() -> webhooks.invalidate(webhookId));
    }

    /** The next replay does not end, so that another one is a conflict. */
    public XQuirks holdReplays() {
        return now(webhooks::holdReplays);
    }

    /** In which of its documented shapes X answers to a new subscription; a list unless told. */
    public XQuirks subscriptionShape(XSubscriptionShape shape) {
        return now(() -> subscriptions.shape = shape);
    }

    /** How long new rules of the filtered stream find nothing, by the clock; X needs about 20 seconds, this fake none unless told. */
    public XQuirks rulesTakeEffectAfter(Duration time) {
        return now(() -> rules.effectAfter = time);
    }
}
