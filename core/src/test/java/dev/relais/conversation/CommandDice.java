package dev.relais.conversation;

import dev.relais.conversation.ConversationEvent.CallResult;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.LinkReason;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Throws commands that make sense about as often as they do not. */
final class CommandDice {
    /** Every kind of command, by name. */
    static final List<Class<?>> KINDS = Arrays.stream(Command.class.getPermittedSubclasses())
            .filter(kind -> kind != Command.Verdict.class)
            .sorted(Comparator.comparing(Class::getSimpleName))
            .toList();

    /** What ends most that can be commanded, and what can be commanded nearly always: seldom, so that the rest gets its turn. */
    private static final Set<Class<?>> ENDS =
            Set.of(Command.Erase.class, Command.HandleElsewhere.class, Command.DiscardDraft.class);

    private static final Set<Class<?>> ALWAYS = Set.of(
            Command.AddNote.class,
            Command.SaveDraft.class,
            Command.RequestApproval.class,
            Command.Resolve.class,
            Command.Route.class,
            Command.Enqueue.class,
            Command.Assign.class);

    private final RandomGenerator random;
    private final NaiveConversation account;
    private final ConversationId self;
    private final List<Class<?>> lots = new ArrayList<>();
    private final boolean machine;
    private int said;

    CommandDice(RandomGenerator random, NaiveConversation account, ConversationId self) {
        this.random = random;
        this.account = account;
        this.self = self;
        machine = random.nextInt(4) == 0;
        for (Class<?> kind : KINDS) {
            boolean endless = machine && kind == Command.Reply.class;
            int usual = ENDS.contains(kind) ? 1 : ALWAYS.contains(kind) ? 6 : 18;
            int weight = endless ? 400 : random.nextInt(3) == 0 ? 3 * usual : usual;
            for (int i = 0; i < weight; i++) {
                lots.add(kind);
            }
        }
    }

    /** A command; mostly one that makes sense, as far as the account can tell. */
    Command next(Conversation conversation, Instant now) {
        Command command = any(conversation, now);
        for (int again = random.nextInt(6); again > 0 && account.refuses(command, self, now) != null; again--) {
            command = any(conversation, now);
        }
        return command;
    }

    private Command any(Conversation conversation, Instant now) {
        return next(lots.get(random.nextInt(lots.size())).getSimpleName(), conversation, now);
    }

    private Command next(String kind, Conversation conversation, Instant now) {
        return switch (kind) {
            case "Route" -> new Command.Route(routed(one(4) ? null : queue()), Duration.ofMinutes(random.nextInt(20)));
            case "Enqueue" -> new Command.Enqueue(queue());
            case "Offer" -> new Command.Offer(agent(), Duration.ofSeconds(45));
            case "Accept" -> new Command.Accept(offer(), who());
            case "Decline" ->
                one(3)
                        ? new Command.Decline(offer(), who(), queue(), random.nextBoolean())
                        : new Command.Decline(offer(), who());
            case "Elapse" -> one(3) ? new Command.Elapse(queue(), random.nextBoolean()) : new Command.Elapse();
            case "Withdraw" -> new Command.Withdraw(offer(), who(), recall(), one(2) ? null : queue(), random.nextBoolean());
            case "TakeBack" -> new Command.TakeBack(token(), recall(), one(2) ? null : queue(), random.nextBoolean());
            case "Resume" -> new Command.Resume(!one(3));
            case "Assign" -> new Command.Assign(agent());
            case "Transfer" -> new Command.Transfer(token(), queue());
            case "Release" -> new Command.Release(token());
            case "Snooze" -> new Command.Snooze(token(), now.plusSeconds(random.nextInt(-20, 200)));
            case "Await" -> new Command.Await(token());
            case "Resolve" -> new Command.Resolve(token());
            case "Reopen" -> new Command.Reopen(agent());
            case "HandleElsewhere" -> new Command.HandleElsewhere(agent());
            case "Reply" -> reply();
            case "SendDraft" -> new Command.SendDraft(token(), of(account.drafts.keySet(), "d-none"), one(4));
            case "Hide" -> new Command.Hide(token(), message(conversation), random.nextBoolean());
            case "Start" -> new Command.Start(send(), 1);
            case "Settle" -> settle(now);
            case "Erase" -> new Command.Erase("dpo");
            case "AddNote" -> new Command.AddNote(agent(), text());
            case "Consult" -> new Command.Consult(token(), person(), text());
            case "Answer" -> answer();
            case "SaveDraft" ->
                new Command.SaveDraft(one(2) ? null : of(account.drafts.keySet(), "d-none"), agent(), text());
            case "DiscardDraft" -> new Command.DiscardDraft(of(account.drafts.keySet(), "d-none"), agent());
            case "RequestApproval" ->
                new Command.RequestApproval(
                        of(account.drafts.keySet(), "d-none"), agent(), Duration.ofSeconds(random.nextInt(-20, 600)));
            case "Approve" -> approve(conversation);
            case "RefuseApproval" ->
                new Command.RefuseApproval(of(account.drafts.keySet(), "d-none"), person(), text());
            case "PromiseCall" ->
                new Command.PromiseCall(
                        token(),
                        text(),
                        now.plusSeconds(random.nextInt(-90, 90)),
                        now.plusSeconds(random.nextInt(-60, 200)));
            case "EndCall" ->
                new Command.EndCall(of(account.calls.keySet(), "k-none"), agent(), any(CallResult.values()));
            case "Link" ->
                new Command.Link(
                        one(3) ? self : new ConversationId("c-" + random.nextInt(6)), any(LinkReason.values()));
            default -> throw new IllegalArgumentException("no dice for " + kind);
        };
    }

    private Command reply() {
        Visibility[] places = {null, Visibility.PRIVATE, Visibility.PUBLIC};
        boolean automatic = machine ? !one(40) : one(3);
        return new Command.Reply(token(), text(), any(places), automatic, one(8));
    }

    private Command answer() {
        String asked = of(account.questions.keySet(), "q-none");
        String agent = account.questions.getOrDefault(asked, "");
        return new Command.Answer(asked, one(5) ? agent() : agent, text(), random.nextBoolean());
    }

    private Command approve(Conversation conversation) {
        String id = of(account.drafts.keySet(), "d-none");
        Draft draft = conversation.backstage().drafts().get(id);
        String hash = draft == null || draft.approval() == null || one(8)
                ? of(account.hashes.keySet(), "h-none")
                : draft.approval().hash();
        return new Command.Approve(id, person(), hash);
    }

    private Command settle(Instant now) {
        SendId id = send();
        SendState state = any(SendState.values());
        NaiveAccount.Out out = account.outs.get(id);
        int attempt = out == null || one(6) ? random.nextInt(3) : out.attempt;
        boolean reply = out != null && out.kind == Send.Kind.REPLY;
        Message sent = state == SendState.SENT && reply && !one(4)
                ? message("sent-" + id, account.isPublic, "our secret words", now)
                : null;
        Instant until = one(5) ? null : now.plusSeconds(random.nextInt(60));
        return new Command.Settle(id, attempt, state, sent, "told", until);
    }

    static Message message(String externalId, boolean isPublic, String text, Instant at) {
        Author author = new Author("7", "secret-ann", "secret Ann");
        Surface surface = isPublic ? Surface.COMMENT : Surface.DIRECT;
        return new Message(
                "x",
                "x-acme",
                externalId,
                surface,
                author,
                text,
                List.of(new Media("image", "https://secret.example/")),
                null,
                at,
                false);
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private QueueReason recall() {
        return any(Arrays.stream(QueueReason.values())
                .filter(QueueReason::isRecall)
                .toArray(QueueReason[]::new));
    }

    private String queue() {
        return one(2) ? "care" : "press";
    }

    private String agent() {
        return "agent" + random.nextInt(3);
    }

    /** An id as a careless host may write it. */
    private String person() {
        return one(12) ? " " : one(4) ? " Agent" + random.nextInt(3) : agent();
    }

    private String who() {
        return one(4) ? agent() : account.who;
    }

    private String offer() {
        return one(5) ? "o-none" : account.offer;
    }

    private long token() {
        return one(6) ? random.nextLong(account.token + 2) : account.token;
    }

    private String text() {
        return one(12) ? " \n" : "a secret " + said++;
    }

    private SendId send() {
        SendId first = account.outs.entrySet().stream()
                .filter(entry -> NaiveAccount.isWaiting(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(new SendId("s-none"));
        return one(4) ? of(account.outs.keySet(), new SendId("s-none")) : first;
    }

    private MessageId message(Conversation conversation) {
        return of(conversation.entries().keySet(), new MessageId("m-none"));
    }

    private <T> T of(Collection<T> known, T none) {
        if (known.isEmpty() || one(12)) {
            return none;
        }
        return List.copyOf(known).get(random.nextInt(known.size()));
    }

    private static ConversationRouted routed(@Nullable String queue) {
        return new ConversationRouted(queue, Priority.NORMAL, null, 1, List.of(), Map.of(), null, List.of("otherwise"));
    }
}
