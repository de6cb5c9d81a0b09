package dev.relais.examples.demo;

import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.testkit.FakeGraph;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.Profile;

/**
 * Makes the fake networks know messages that somebody else signed, such as the reader of the README: a network answers replies
 * only under posts that it has.
 */
final class Strangers {
    private final FakeX x;
    private final FakeGraph graph;
    private final Profile page;

    Strangers(FakeX x, FakeGraph graph, Profile page) {
        this.x = x;
        this.graph = graph;
        this.page = page;
    }

    void hear(LoggedEvent logged) {
        if (logged.event() instanceof MessageReceived received) {
            introduce(received.message());
        }
    }

    private void introduce(Message message) {
        Author author = message.author();
        if (author == null) {
            return;
        }
        String handle = author.handle() == null ? "u" + author.id() : author.handle();
        Profile customer = Profile.of(author.id(), handle, author.name() == null ? handle : author.name());
        if (message.network().equals("x") && message.surface() != Surface.DIRECT) {
            x.knowPost(message.externalId(), customer, message.text());
        } else if (message.network().equals("facebook") && message.surface() == Surface.DIRECT) {
            graph.knowCustomer(author.id(), page);
        } else if (message.network().equals("facebook")) {
            String post = message.inReplyTo() == null ? message.externalId() : message.inReplyTo();
            graph.knowComment(message.externalId(), post, customer, page, message.text());
        }
    }
}
