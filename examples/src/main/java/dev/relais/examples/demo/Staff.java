package dev.relais.examples.demo;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.Entry;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Refusal;
import dev.relais.conversation.SendState;
import dev.relais.desk.CommandResult;
import dev.relais.desk.Desk;
import dev.relais.insight.Insight;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The agents of the demo: they think about an offer, accept it or not, write an answer after a while, and close the matter
 * when the customer is content. The same seed gives the same day.
 */
final class Staff {
    private static final long SEED = 20261122;
    private static final List<String> FRENCH = List.of(
            "merci de votre message, nous regardons cela tout de suite.",
            "nous sommes désolés ; nous revenons vers vous aujourd'hui même.",
            "bien sûr, tout est expliqué sur la page d'aide de votre lampe.",
            "c'est noté, nous nous en occupons.");
    private static final List<String> ENGLISH = List.of(
            "thank you for your message, we are looking into it right now.",
            "we are sorry; we will come back to you today.",
            "of course, the help page of your lamp explains each step.",
            "noted, we are taking care of it.");

    private final Timetable timetable;
    private final InstantSource clock;
    private final RandomGenerator random = new Random(SEED);
    private int offers;
    private int answers;

    Staff(Timetable timetable, InstantSource clock) {
        this.timetable = timetable;
        this.clock = clock;
    }

    /** What an event makes an agent do, sooner or later. */
    void hear(Desk desk, LoggedEvent logged, Conversation conversation) {
        ConversationId id = conversation.id();
        if (logged.event() instanceof OfferMade offer) {
            consider(desk, id, offer);
        } else if (logged.event() instanceof ConversationAssigned || logged.event() instanceof ConversationResumed) {
            in(60 + random.nextInt(360), () -> answer(desk, id));
        } else if (logged.event() instanceof SendSettled settled) {
            boolean sent = settled.state() == SendState.SENT;
            in(sent ? 300 + random.nextInt(900) : 90, () -> goOn(desk, id, sent));
        }
    }

    /** Most offers are accepted; now and then one is declined, or nobody looks at the screen. */
    private void consider(Desk desk, ConversationId id, OfferMade offer) {
        offers++;
        if (offers % 11 == 4) {
            return;
        }
        boolean declines = offers % 9 == 6;
        in(5 + random.nextInt(25), () -> {
            if (declines) {
                desk.decline(id, offer.offer(), offer.agent());
            } else {
                desk.accept(id, offer.offer(), offer.agent());
            }
        });
    }

    private void answer(Desk desk, ConversationId id) {
        Conversation conversation = desk.conversation(id).orElseThrow();
        if (conversation.state() instanceof Owned owned) {
            CommandResult result = desk.reply(id, owned.token(), text(conversation, owned.agent()));
            if (result instanceof CommandResult.Refused refused
                    && refused.refusal().reason() == Refusal.Reason.NOTHING_TO_ANSWER) {
                desk.resolve(id, owned.token());
            }
        }
    }

    private void goOn(Desk desk, ConversationId id, boolean sent) {
        Conversation conversation = desk.conversation(id).orElseThrow();
        if (sent && conversation.state() instanceof AwaitingCustomer waiting) {
            desk.resolve(id, waiting.token());
        } else if (!sent && conversation.state() instanceof Owned) {
            answer(desk, id);
        }
    }

    private String text(Conversation conversation, String agent) {
        boolean french = conversation
                .lastInbound()
                .map(Entry::message)
                .map(message -> conversation.insights().get(message.id()))
                .map(Insight::language)
                .map("fr"::equals)
                .orElse(false);
        List<String> texts = french ? FRENCH : ENGLISH;
        String text = texts.get(answers % texts.size());
        answers++;
        String initials = agent.substring(0, 1).toUpperCase(Locale.ROOT);
        return (french ? "Bonjour, " : "Hello, ") + text + " ^" + initials + answers;
    }

    private void in(int seconds, Runnable what) {
        timetable.at(clock.instant().plusSeconds(seconds), what);
    }
}
