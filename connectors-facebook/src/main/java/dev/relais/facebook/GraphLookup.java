package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.Reconciliation.Absent;
import dev.relais.connect.Reconciliation.Undecidable;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.json.Tolerant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a reply whose outcome nobody knows: among the comments of its thread, or among the messages with the customer.
 * Thread-safe.
 */
final class GraphLookup {
    private static final Duration EARLIER = Duration.ofMinutes(5);
    private static final int PAGES = 5;
    private static final int PAGE = 50;

    private final GraphSettings settings;
    private final GraphClient client;

    GraphLookup(GraphSettings settings, GraphClient client) {
        this.settings = settings;
        this.client = client;
    }

    Reconciliation look(SendRequest request, Instant startedAt) {
        Account account = request.account();
        String network = GraphCall.network(account);
        String self = account.externalId();
        Secret token = settings.tokens().get(account.id());
        if (!GraphCall.NETWORKS.contains(network) || self == null) {
            return new Undecidable("the network's id of account " + account.id() + " is not known");
        }
        if (token == null) {
            return new Undecidable("no access token is set for account " + account.id());
        }
        String node = settings.nodes().getOrDefault(account.id(), self);
        GraphQuestion graph = new GraphQuestion(client, token);
        Sought sought = new Sought(request.text(), Set.copyOf(List.of(self, node)), startedAt.minus(EARLIER));
        if (request.visibility() == Visibility.PUBLIC) {
            return request.inReplyTo() == null
                    ? new Undecidable("nobody knows what was answered")
                    : thread(graph, sought, request.inReplyTo(), network, self);
        }
        return request.asked() == Visibility.PUBLIC
                ? aside(graph, sought, request.inReplyTo(), network, self)
                : direct(graph, sought, request.customer(), network, node);
    }

    /** A reply to a reply joins the thread of the first comment: where it is not below the one, it may be below the other. */
    private static Reconciliation thread(
            GraphQuestion graph, Sought sought, String answered, String network, String self) {
        Reconciliation below = comments(graph, sought, answered, network);
        if (!(below instanceof Absent) || GraphCall.isPost(answered, self)) {
            return below;
        }
        boolean instagram = network.equals("instagram");
        GraphQuestion.Answer comment =
                graph.ask("/" + GraphCall.segment(answered), instagram ? "fields=parent_id" : "fields=parent");
        if (comment.body() == null) {
            return comment.isUnknownField() ? below : comment.failure();
        }
        String parent = instagram
                ? Tolerant.id(comment.body(), "parent_id")
                : Tolerant.id(Tolerant.member(comment.body(), "parent"), "id");
        return parent == null || parent.equals(answered) ? below : comments(graph, sought, parent, network);
    }

    private static Reconciliation comments(GraphQuestion graph, Sought sought, String under, String network) {
        boolean instagram = network.equals("instagram");
        String path = "/" + GraphCall.segment(under) + (instagram ? "/replies" : "/comments");
        String query = instagram
                ? "fields=id,text,from,timestamp&limit=" + PAGE
                : "fields=id,message,from,created_time&order=reverse_chronological&since="
                        + sought.from().getEpochSecond() + "&limit=" + PAGE;
        @Nullable String after = null;
        for (int page = 0; page < PAGES; page++) {
            String more = after == null ? "" : "&after=" + GraphCall.segment(after);
            GraphQuestion.Answer answer = graph.ask(path, query + more);
            JsonNode body = answer.body();
            if (body == null) {
                return answer.failure();
            }
            Reconciliation found = sought.among(body);
            if (found != null) {
                return found;
            }
            JsonNode paging = Tolerant.member(body, "paging");
            after = Tolerant.id(Tolerant.member(paging, "cursors"), "after");
            boolean ordered = !instagram && sought.isPast();
            if (Tolerant.member(paging, "next") == null || ordered) {
                return sought.notFound();
            }
            if (after == null) {
                break;
            }
        }
        return new Reconciliation.Unavailable("there are more comments than " + PAGES + " pages");
    }

    /** A comment is answered in private once, and says whether it was and where (Facebook only). */
    private static Reconciliation aside(
            GraphQuestion graph, Sought sought, @Nullable String comment, String network, String self) {
        if (comment == null || !network.equals("facebook") || GraphCall.isPost(comment, self)) {
            return new Undecidable("Meta does not tell whether this was answered in private");
        }
        GraphQuestion.Answer answer =
                graph.ask("/" + GraphCall.segment(comment), "fields=can_reply_privately,private_reply_conversation");
        JsonNode body = answer.body();
        if (body == null) {
            return answer.failure();
        }
        JsonNode conversation = Tolerant.member(body, "private_reply_conversation");
        String thread = conversation == null || !conversation.isObject()
                ? Tolerant.id(conversation)
                : Tolerant.id(conversation, "id");
        if (thread != null) {
            Reconciliation found = messages(graph, sought, thread);
            return found instanceof Absent
                    ? new Undecidable("the comment was answered in private, and not with this text")
                    : found;
        }
        JsonNode open = Tolerant.member(body, "can_reply_privately");
        return open != null && open.asBoolean()
                ? new Absent()
                : new Undecidable("the comment cannot be answered in private, and Meta does not say why");
    }

    private static Reconciliation direct(
            GraphQuestion graph, Sought sought, @Nullable String customer, String network, String node) {
        if (customer == null) {
            return new Undecidable("nobody knows the customer's id");
        }
        String platform = network.equals("instagram") ? "instagram" : "messenger";
        GraphQuestion.Answer answer = graph.ask(
                "/" + GraphCall.segment(node) + "/conversations",
                "platform=" + platform + "&user_id=" + GraphCall.segment(customer) + "&fields=id");
        JsonNode body = answer.body();
        if (body == null) {
            return answer.failure();
        }
        JsonNode threads = Tolerant.member(body, "data");
        String thread = threads == null || threads.size() != 1 ? null : Tolerant.id(threads.get(0), "id");
        return thread == null
                ? new Undecidable("Meta does not show one conversation with the customer")
                : messages(graph, sought, thread);
    }

    /** Meta shows the twenty newest messages and no more. */
    private static Reconciliation messages(GraphQuestion graph, Sought sought, String thread) {
        GraphQuestion.Answer answer =
                graph.ask("/" + GraphCall.segment(thread) + "/messages", "fields=id,created_time,from,to,message");
        JsonNode body = answer.body();
        if (body == null) {
            return answer.failure();
        }
        Reconciliation found = sought.among(body);
        if (found != null) {
            return found;
        }
        boolean more = Tolerant.member(Tolerant.member(body, "paging"), "next") != null;
        return more && !sought.isPast() ? new Undecidable("more was said since than Meta shows") : sought.notFound();
    }
}
