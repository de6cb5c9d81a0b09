package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Fault;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.XPages.Page;
import dev.relais.testkit.XWorld.Message;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Direct messages that are not encrypted: sent, read for thirty days, deleted by who wrote them. */
final class XMessages {
    private static final Duration READABLE = Duration.ofDays(30);
    private static final String[] READ = {"dm.read", "tweet.read", "users.read"};
    private static final String[] WRITE = {"dm.write", "tweet.read", "users.read"};
    private static final Shape MESSAGE = message();

    private final XWorld world;
    private final XRender render;
    private final XPages pages;
    private final XCredits credits;
    private final XMedia media;

    XMessages(XWorld world, XRender render, XPages pages, XCredits credits, XMedia media) {
        this.world = world;
        this.render = render;
        this.pages = pages;
        this.credits = credits;
        this.media = media;
    }

    private static Shape message() {
        return new Shape()
                .optional("text", Shape.text(1, 1_000_000))
                .optional(
                        "attachments",
                        Shape.list(
                                1,
                                1,
                                new Shape()
                                        .required("media_id", Shape.matching(XQuery.ID))
                                        .nested()));
    }

    List<XRoute> routes() {
        return List.of(
                read("/2/dm_events").to(r -> events(r, m -> true)),
                read("/2/dm_conversations/with/{id}/dm_events")
                        .to(r -> events(
                                r,
                                m -> m.conversation()
                                        .equals(XWorld.pair(r.user().id(), r.id())))),
                read("/2/dm_conversations/{conversation}/dm_events").to(r -> {
                    takesPart(r);
                    return events(r, m -> m.conversation().equals(r.id()));
                }),
                XRoute.users("GET", "/2/dm_events/{id}")
                        .quarter(15, 0)
                        .scopes(READ)
                        .query(fields(XQuery.none()))
                        .price("dm.read")
                        .to(this::one),
                XRoute.users("DELETE", "/2/dm_events/{id}")
                        .quarter(300, 0)
                        .userDay(1_500)
                        .scopes("dm.read", "dm.write")
                        .price("dm.delete")
                        .to(this::delete),
                write("/2/dm_conversations/with/{id}/messages")
                        .json(MESSAGE)
                        .to(r -> send(
                                r,
                                XWorld.pair(r.user().id(), r.id()),
                                Set.of(r.user().id(), r.id()),
                                r.id(),
                                r.body())),
                write("/2/dm_conversations/{conversation}/messages")
                        .json(MESSAGE)
                        .to(r -> {
                            Set<String> people = takesPart(r);
                            String other = people.size() == 2
                                    ? people.stream()
                                            .filter(p -> !p.equals(r.user().id()))
                                            .findFirst()
                                            .orElse(r.id())
                                    : r.id();
                            return send(r, r.id(), people, other, r.body());
                        }),
                write("/2/dm_conversations")
                        .json(new Shape()
                                .required("conversation_type", Shape.oneOf("Group"))
                                .required("participant_ids", Shape.list(2, 49, Shape.matching(XQuery.ID)))
                                .required("message", message().nested()))
                        .to(this::group),
                block("block"),
                block("unblock"));
    }

    private static XRoute read(String path) {
        return XRoute.users("GET", path)
                .quarter(15, 0)
                .scopes(READ)
                .query(fields(XQuery.none().pages(1, 100)))
                .price("dm.read");
    }

    private static XQuery fields(XQuery query) {
        return query.messageFields();
    }

    private static XRoute write(String path) {
        return XRoute.users("POST", path)
                .quarter(15, 0)
                .userDay(1_440)
                .applicationDay(1_440)
                .scopes(WRITE)
                .price("dm.create");
    }

    private XRoute block(String word) {
        return XRoute.users("POST", "/2/users/{id}/dm/" + word)
                .quarter(10, 0)
                .userDay(400)
                .scopes("dm.write")
                .to(r -> () -> {
                    String pair = r.user().id() + " " + r.id();
                    boolean block = word.equals("block");
                    if (block) {
                        world.blocks.add(pair);
                    } else {
                        world.blocks.remove(pair);
                    }
                    return XApi.done(200, StrictJson.object().put("blocked", block));
                });
    }

    private Set<String> takesPart(XRequest request) {
        String me = request.user().id();
        String id = request.id();
        Set<String> people = world.conversations.get(id);
        if (people == null && id.contains("-")) {
            String[] two = id.split("-", -1);
            people = XWorld.pair(two[0], two[1]).equals(id) ? Set.of(two[0], two[1]) : Set.of();
        }
        if (people == null || !people.contains(me)) {
            throw XRefused.with(XProblems.forbidden("You are not permitted to see this conversation."));
        }
        return people;
    }

    private Supplier<Effect> events(XRequest request, Predicate<Message> wanted) {
        pages.check(request);
        String me = request.user().id();
        Set<String> types = request.list("event_types");
        return () -> {
            List<Message> found = world.messages.descendingMap().values().stream()
                    .filter(m -> m.people().contains(me) && wanted.test(m) && world.within(m.at(), READABLE))
                    .filter(m -> types.isEmpty() || types.contains(m.type()))
                    .toList();
            Page<Message> page = pages.page(request, found, Message::id, 100, false);
            page.items().forEach(m -> credits.read("dm.read", m.id()));
            ObjectNode body = render.messages(request, page.items());
            body.set("meta", page.meta());
            return XApi.ok(body);
        };
    }

    private Supplier<Effect> one(XRequest request) {
        return () -> {
            Message message = world.messages.get(request.id());
            if (message == null || !message.people().contains(request.user().id())) {
                ObjectNode body = StrictJson.object();
                render.error(body, "dm_event", "id", request.id(), "resource-not-found");
                return XApi.ok(body);
            }
            credits.read("dm.read", message.id());
            return XApi.ok(render.one(request, message));
        };
    }

    private Supplier<Effect> delete(XRequest request) {
        Message message = world.messages.get(request.id());
        if (message == null || !message.people().contains(request.user().id())) {
            throw XRefused.with(XProblems.notFound("Could not find dm_event with id: [" + request.id() + "]."));
        }
        if (!message.from().equals(request.user().id())) {
            throw XRefused.with(XProblems.forbidden("You can only delete messages that you have sent."));
        }
        return () -> {
            world.messages.remove(request.id());
            credits.charge("dm.delete");
            return XApi.done(200, StrictJson.object().put("deleted", true));
        };
    }

    private Supplier<Effect> group(XRequest request) {
        Set<String> people = new LinkedHashSet<>();
        people.add(request.user().id());
        request.body().path("participant_ids").forEach(id -> people.add(id.textValue()));
        String id = world.nextId();
        Supplier<Effect> send =
                send(request, id, people, id, (ObjectNode) request.body().path("message"));
        return () -> {
            world.note("ParticipantsJoin", id, request.user().id(), people, "", null);
            return send.get();
        };
    }

    private Supplier<Effect> send(
            XRequest request, String conversation, Set<String> people, String recipient, ObjectNode body) {
        if (body.isEmpty()) {
            throw XRefused.invalid(
                    XProblems.invalid(body, List.of(Fault.at("/text", "is missing but it is required"))));
        }
        Profile from = request.user();
        boolean taken =
                world.byId(recipient).map(to -> render.takesMessages(to, from)).orElse(true);
        if (recipient.equals(from.id()) || (people.size() == 2 && !taken)) {
            throw XRefused.with(XProblems.forbidden("You cannot send messages to this user."));
        }
        @Nullable String file = body.at("/attachments/0/media_id").textValue();
        if (file != null) {
            media.check(file, from, "dm_");
        }
        String text = body.path("text").asText();
        return () -> {
            Message message = world.write(conversation, from.id(), people, text, file);
            world.sentMessages.add(
                    new DirectMessage(message.id(), from.id(), recipient, text, null, null, message.at()));
            credits.charge("dm.create");
            return XApi.done(
                    201,
                    StrictJson.object().put("dm_conversation_id", conversation).put("dm_event_id", message.id()));
        };
    }
}
