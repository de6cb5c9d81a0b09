package dev.relais.twitter.manage;

import dev.relais.account.Account;
import dev.relais.twitter.api.Asked;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.feed.Ear;
import dev.relais.twitter.feed.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that X goes on telling: registers the webhook and subscribes what is missing, has an invalid webhook validated again, and
 * finds the silent death of one that X calls valid and that tells nothing although there is something to tell. Tells of everything that
 * it found wrong, and has what was missed sent again.
 */
public final class Watch implements Task {
    private static final Duration MOST_REPLAYED = Duration.ofHours(23);
    private static final Duration SHORT_REPLAY = Duration.ofHours(2);
    private static final Duration LEAST_PAST = Duration.ofMinutes(31);
    private static final Duration STILL_SENT = Duration.ofMinutes(11);

    /** What the webhook was not told. */
    private record Missed(Instant from, Instant until) {}

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
    private Instant heard;
    private Instant found = Instant.MIN;
    private Duration replayed = MOST_REPLAYED;
    private @Nullable Missed missed;

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
        this.heard = since;
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
            Instant last = ear.found();
            api.budget().tell("silent", null, "polls find what the webhook does not tell");
            found = validate(webhook.get(), "the webhook was silent") ? last : found;
        }
        replay(webhook.get());
        heard = pushed();
        return subscribe(webhook.get()).orElse(now.plus(every));
    }

    private Optional<Webhook> register() {
        Asked<Webhook> made = webhooks.register(url);
        if (made instanceof Asked.Refused<Webhook> refused) {
            api.budget().tell("webhook-invalid", null, "X does not take the webhook: " + refused.detail());
        }
        return made.got();
    }

    private Instant pushed() {
        return ear.pushed().isBefore(since) ? since : ear.pushed();
    }

    /** Once for what a poll has found: something newer is another matter. */
    private boolean isSilent(Instant now) {
        Instant last = ear.found();
        return last.isAfter(pushed()) && last.isAfter(found) && !now.isBefore(last.plus(silence));
    }

    private boolean validate(Webhook webhook, String why) {
        api.budget().tell("webhook-invalid", null, why);
        if (!webhooks.validate(webhook.id()).got().orElse(false)) {
            return false;
        }
        api.budget().tell("webhook-revalidated", null, "X sends to the webhook again");
        Missed before = missed;
        Instant last = pushed().isBefore(heard) ? pushed() : heard;
        missed = new Missed(before == null || last.isBefore(before.from()) ? last : before.from(), api.now());
        return true;
    }

    /** Has X send again what it could not, as soon and as far as it does: in parts, where it takes no longer times. */
    private void replay(Webhook webhook) {
        Missed left = missed;
        if (left == null) {
            return;
        }
        Instant now = api.now();
        Instant earliest = now.minus(MOST_REPLAYED);
        Instant from = left.from().isBefore(earliest) ? earliest : left.from();
        Instant end = from.plus(replayed).isBefore(left.until()) ? from.plus(replayed) : left.until();
        Instant to = minuteAfter(end.isBefore(now.minus(STILL_SENT)) ? end : now.minus(STILL_SENT));
        if (from.isAfter(now.minus(LEAST_PAST)) || !from.isBefore(to)) {
            return;
        }
        Asked<String> asked = webhooks.replay(webhook.id(), from, to);
        if (asked instanceof Asked.Got<String>) {
            missed = to.isBefore(left.until()) ? new Missed(to, left.until()) : null;
        } else if (asked instanceof Asked.Refused<String> refused
                && refused.reason().equals("invalid")) {
            replayed = SHORT_REPLAY;
        }
    }

    /** X counts in minutes. */
    private static Instant minuteAfter(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES);
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
