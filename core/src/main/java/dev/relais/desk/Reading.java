package dev.relais.desk;

import dev.relais.account.Accounts;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Mentioned;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.LoggedEvent;
import dev.relais.intake.Intake;
import dev.relais.intake.Told;
import dev.relais.store.Commit;
import dev.relais.store.FencedException;
import dev.relais.store.Store;
import dev.relais.store.Unattached;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the bytes of a delivery to conversations. */
final class Reading {
    /**
     * What became of a delivery.
     *
     * @param keepBody whether something in it was not understood, so that its bytes are still needed
     * @param failure why it is not done; null where it is
     */
    record Result(boolean keepBody, @Nullable RuntimeException failure) {
        Result and(Result other) {
            return new Result(keepBody || other.keepBody, failure == null ? other.failure : failure);
        }
    }

    private static final Result DONE = new Result(false, null);

    private final Desk desk;
    private final Store store;
    private final Accounts accounts;
    private final Attending attending;
    private final Listening listening;
    private final Orphans orphans;
    private final DeskCounters counters;

    Reading(
            Desk desk,
            Store store,
            Accounts accounts,
            Attending attending,
            Listening listening,
            Orphans orphans,
            DeskCounters counters) {
        this.desk = desk;
        this.store = store;
        this.accounts = accounts;
        this.attending = attending;
        this.listening = listening;
        this.orphans = orphans;
        this.counters = counters;
    }

    /** Takes in what a delivery says. An item that fails does not keep the others from being taken in. */
    Result understand(long number, Delivery delivery, Connector connector) {
        Result result = DONE;
        try {
            for (Inbound inbound : connector.understand(delivery, accounts)) {
                result = result.and(take(Told.of(inbound, number, delivery)));
            }
        } catch (FencedException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            result = result.and(new Result(true, failure(e)));
        }
        return result;
    }

    private Result take(Told told) {
        try {
            Commit commit = desk.locked(() -> desk.bench()
                    .commit(() -> Intake.decide(store, told), desk.clock().instant()));
            counters.count(commit.isEmpty() ? "items.told-again" : "items.told");
            for (Unattached kept : commit.kept()) {
                orphans.add(kept);
            }
            attend(commit.events());
            if (told.inbound() instanceof Mentioned mentioned) {
                attend(listening.heard(mentioned, told.source()));
            }
        } catch (FencedException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return new Result(true, failure(e));
        }
        if (told.inbound() instanceof Inbound.NotUnderstood) {
            counters.count("items.not-understood");
            return new Result(true, null);
        }
        return DONE;
    }

    private void attend(List<LoggedEvent> events) {
        for (LoggedEvent logged : events) {
            if (logged.event() instanceof MessageReceived received) {
                attending.received(logged.conversation(), received.message());
            }
        }
    }

    private static RuntimeException failure(Throwable e) {
        return e instanceof RuntimeException known
                ? known
                : new IllegalStateException(e.getClass().getName(), e);
    }
}
