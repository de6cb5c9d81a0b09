package dev.relais.desk;

import dev.relais.conversation.Conversation;

/** Which answers need a second pair of eyes. Must be quick, and must not call the desk. */
@FunctionalInterface
public interface ApprovalPolicy {
    /** A policy that trusts everybody. */
    ApprovalPolicy NOBODY = (conversation, agent, text) -> false;

    /** Whether {@code agent} may say {@code text} only after somebody else agreed. */
    boolean needsApproval(Conversation conversation, String agent, String text);
}
