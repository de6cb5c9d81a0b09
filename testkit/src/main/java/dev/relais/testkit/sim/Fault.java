package dev.relais.testkit.sim;

/** What goes wrong in a simulated schedule. */
public enum Fault {
    CRASH_BEFORE_STORE("The process dies before a step of the store; nothing of the step is there."),
    CRASH_AFTER_STORE("The process dies after a step of the store; what the step wrote is there."),
    CRASH_BEFORE_SEND("The process dies before the network is called."),
    CRASH_AFTER_SEND("The process dies after the network was called and before it knows what became of it."),
    PAUSE_BEFORE_STORE("The process stands still before a step of the store, while the others go on."),
    PAUSE_AFTER_STORE("The process stands still after a step of the store, while the others go on."),
    PAUSE_BEFORE_COMMIT("The process has decided, and stands still before it writes what."),
    PAUSE_BEFORE_OFFER("The process has chosen an agent, and stands still before it says so."),
    PAUSE_BEFORE_SEND("The process stands still just before the network gets the bytes of a send."),
    KILLED_IN_PAUSE("A process that stands still is killed, and another one opens under its name."),
    ZOMBIE("A process that stands still is taken for dead: another one opens under its name, and then it goes on."),
    STORE_DOWN("The store fails before it writes."),
    STORE_ANSWER_LOST("The store writes, and its answer is lost."),
    SPURIOUS_CONFLICT("The store reports a conflict where there is none."),
    PARTITION("A process cannot reach the store for a while, and lives on."),
    LATE_LANDING("The network gives no answer, and shows what was sent some time later."),
    ANSWER_LOST("The network shows what was sent, and its answer is lost."),
    NEVER_LANDED("The network gives no answer, and never shows what was sent."),
    SEND_REFUSED("The network refuses a send for good."),
    RATE_STORM("The network takes no more sends of an account for a while."),
    TOKEN_EXPIRED("An account's token is not accepted for a while."),
    CANNOT_LOOK("The network does not say whether it has a send; it may later."),
    ECHO_FIRST("The echo of a send arrives before its answer."),
    CLOCK_AHEAD("A process's clock jumps five minutes ahead."),
    CLOCK_BEHIND("A process's clock jumps five minutes back."),
    CLOCK_AN_HOUR_BACK("A process's clock jumps an hour back."),
    DUPLICATE("The network delivers again what was acknowledged."),
    LATE_DELIVERY("A delivery comes minutes late, behind what happened after it."),
    LOST_DELIVERY("A delivery is never pushed: only a poll brings it."),
    POISON_DELIVERY("The connector fails on a delivery until its bug is fixed."),
    EDITED_POST("A customer changes what he wrote."),
    DELETED_POST("A customer takes away what he wrote."),
    CALLBACK_FAILURE("A listener, the analyzer or the directory throws."),
    EXECUTOR_REFUSES("The host's executor takes no work."),
    CONFIGURATION_CHANGE("A process is stopped and opened again with other rules."),
    GIVEN_BY_HAND("A person gives an agent a conversation while a desk is about to offer him another one."),
    AGENT_VANISHES("An agent leaves without a word, with offers and conversations in hand."),
    STALE_TOKEN("An agent answers under a token that is not the newest."),
    DOUBLE_CLICK("An agent's click reaches two desks.");

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    /** What happens, in a sentence. */
    public String sentence() {
        return sentence;
    }
}
