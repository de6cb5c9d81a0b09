package dev.relais.twitter.manage;

import dev.relais.account.Account;
import dev.relais.twitter.api.Asked;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.feed.Ear;
import dev.relais.twitter.feed.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that X goes on telling: registers the webhook and subscribes what is missing, has an invalid webhook validated again, and
 * finds the silent death of one that X calls valid and that tells nothing although there is something to tell. Tells of everything that
 * it found wrong, and has what was missed sent again.
 */
public final class Watch implements Task {
    private static final Duration MOST_REPLAYED = Duration.ofHours(23);
    private static final Duration LEAST_PAST = Duration.ofMinutes(31);
    private static final Duration STILL_SENT = Duration.ofMinutes(11);

    private final XApi api;
    private final Webhooks webhooks;
    private final Subscriptions subscriptions;
    private final String url;
    private final List<Account> accounts;
    private final List<String> events;
    private final Duration every;
    private final Duration silence;
    private final Ear ear;
    private final Instant since;
    private Instant replayedTo;

    /**
     * @param url of the webhook
     * @param accounts with their ids on X
     * @param events kinds of events of each account: {@link Subscriptions#FOR_SUPPORT}
     * @param every how often it looks
     * @param silence for how long a poll may have known something that the webhook did not tell
     */
    public Watch(
            XApi api,
            String url,
            List<Account> accounts,
            List<String> events,
            Duration every,
            Duration silence,
            Ear ear) {
        this.api = api;
        this.webhooks = new Webhooks(api);
        this.subscriptions = new Subscriptions(api);
        this.url = url;
        this.accounts = List.copyOf(accounts);
        this.events = List.copyOf(events);
        this.every = every;
        this.silence = silence;
        this.ear = ear;
        this.since = api.now();
        this.replayedTo = since;
    }

    @Override
    public Instant run() {
        Instant now = api.now();
        Asked<List<Webhook>> known = webhooks.list();
        if (!(known instanceof Asked.Got<List<Webhook>> got)) {
            return later(known, now);
        }
        Optional<Webhook> ours =
                got.value().stream().filter(one -> one.url().equals(url)).findFirst();
        Optional<Webhook> webhook = ours.isPresent() ? ours : register();
        if (webhook.isEmpty()) {
            return now.plus(every);
        }
        if (!webhook.get().valid()) {
            validate(webhook.get(), "X had marked the webhook as invalid");
        } else if (isSilent(now)) {
            api.budget().tell("silent", null, "polls find what the webhook does not tell");
            validate(webhook.get(), "the webhook was silent");
        }
        return subscribe(webhook.get()).orElse(now.plus(every));
    }

    private Optional<Webhook> register() {
        Asked<Webhook> made = webhooks.register(url);
        if (made instanceof Asked.Refused<Webhook> refused) {
            api.budget().tell("webhook-invalid", null, "X does not take the webhook: " + refused.detail());
        }
        return made.got();
    }

    private boolean isSilent(Instant now) {
        Instant pushed = ear.pushed().isBefore(since) ? since : ear.pushed();
        Instant found = ear.found();
        return found.isAfter(pushed) && !now.isBefore(found.plus(silence));
    }

    private void validate(Webhook webhook, String why) {
        api.budget().tell("webhook-invalid", null, why);
        if (webhooks.validate(webhook.id()).got().orElse(false)) {
            api.budget().tell("webhook-revalidated", null, "X sends to the webhook again");
            replay(webhook);
        }
    }

    /** Has X send again what it could not, within what it keeps. */
    private void replay(Webhook webhook) {
        Instant now = api.now();
        Instant last = ear.pushed().isBefore(replayedTo) ? replayedTo : ear.pushed();
        Instant earliest = now.minus(MOST_REPLAYED);
        Instant from = last.isBefore(earliest) ? earliest : last;
        Instant to = now.minus(STILL_SENT);
        if (from.isAfter(now.minus(LEAST_PAST)) || !from.isBefore(to)) {
            return;
        }
        if (webhooks.replay(webhook.id(), from, to) instanceof Asked.Got<String>) {
            replayedTo = to;
        }
    }

    /** Returns when to try again where X takes no more now. */
    private Optional<Instant> subscribe(Webhook webhook) {
        Asked<List<Subscription>> known = subscriptions.list();
        if (!(known instanceof Asked.Got<List<Subscription>> got)) {
            return Optional.of(later(known, api.now()));
        }
        List<Subscription> there = new ArrayList<>(got.value());
        for (Account account : accounts) {
            String user = account.externalId();
            for (String event : user == null ? List.<String>of() : events) {
                Subscription wish = Subscription.of(event, String.valueOf(user), webhook.id());
                if (there.stream().noneMatch(one -> one.covers(wish))) {
                    Asked<Subscription> made = subscriptions.create(account, wish);
                    tell(account, event, made);
                    if (made instanceof Asked.Later<Subscription> later) {
                        return Optional.of(later.until());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void tell(Account account, String event, Asked<Subscription> made) {
        if (made instanceof Asked.Got<Subscription>) {
            api.budget().tell("subscription-restored", account.id(), event + " is told from now on");
        } else if (made instanceof Asked.Refused<Subscription> refused) {
            api.budget().tell("subscription-missing", account.id(), event + ": " + refused.detail());
        }
    }

    private <T> Instant later(Asked<T> asked, Instant now) {
        return asked instanceof Asked.Later<T> later ? later.until() : now.plus(every);
    }
}
