package dev.relais.conversation;

import dev.relais.conversation.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a command is refused, told from a plain account. */
abstract class NaiveRefusals extends NaiveAccount {
    NaiveRefusals(boolean isPublic) {
        super(isPublic);
    }

    /** Why {@code command} must be refused; null where it happens. */
    @Nullable
    Reason refuses(Command command, ConversationId self, Instant now) {
        if (command instanceof Command.Route) {
            return in(Phase.UNROUTED, Phase.ASIDE, Phase.OVER, Phase.QUEUED);
        } else if (command instanceof Command.Enqueue c) {
            boolean there = phase == Phase.QUEUED && queue.equals(c.queue());
            return there ? Reason.OUT_OF_ORDER : isOwned() ? Reason.OUT_OF_ORDER : null;
        } else if (command instanceof Command.Offer) {
            return in(Phase.QUEUED);
        } else if (command instanceof Command.Accept c) {
            Reason reason = answerable(c.offer(), c.agent());
            return reason == null && !now.isBefore(deadline) ? Reason.OFFER_IS_GONE : reason;
        } else if (command instanceof Command.Decline c) {
            return answerable(c.offer(), c.agent());
        } else if (command instanceof Command.Elapse) {
            Instant due = due();
            return due == null || now.isBefore(due) ? Reason.OUT_OF_ORDER : null;
        } else if (command instanceof Command.Withdraw c) {
            return answerable(c.offer(), c.agent());
        } else if (command instanceof Command.Resume) {
            return in(Phase.AWAITING, Phase.SNOOZED);
        } else if (command instanceof Command.Assign c) {
            return phase == Phase.OVER
                    ? Reason.RESOLVED
                    : isOwned() && who.equals(c.agent()) ? Reason.OUT_OF_ORDER : not(Phase.UNROUTED, Phase.ASIDE);
        } else if (command instanceof Command.Reopen) {
            return in(Phase.OVER);
        } else if (command instanceof Command.HandleElsewhere) {
            return phase == Phase.OVER ? Reason.RESOLVED : not(Phase.ASIDE);
        } else if (command instanceof Command.Start c) {
            return starts(c, now);
        } else if (command instanceof Command.Settle c) {
            return settles(c);
        } else if (command instanceof Command.Erase) {
            return null;
        } else if (command instanceof Command.Link c) {
            return links.contains(c.other()) || c.other().equals(self) ? Reason.OUT_OF_ORDER : null;
        }
        Reason backstage = backstage(command, now);
        return backstage == NOT_HERE ? byOwner(command, now) : backstage;
    }

    /** Stands for a command of another group; never expected. */
    private static final Reason NOT_HERE = Reason.UNKNOWN_CONVERSATION;

    private @Nullable Reason backstage(Command command, Instant now) {
        if (command instanceof Command.AddNote c) {
            return c.text().isBlank() ? Reason.EMPTY_TEXT : null;
        } else if (command instanceof Command.Answer c) {
            String asked = questions.get(c.consultation());
            if (asked == null) {
                return Reason.NOT_FOUND;
            }
            if (!asked.equals(c.agent())) {
                return Reason.NOT_YOURS;
            }
            boolean again = answered.contains(c.consultation());
            return again ? Reason.OUT_OF_ORDER : c.text().isBlank() ? Reason.EMPTY_TEXT : null;
        } else if (command instanceof Command.SaveDraft c) {
            return c.text().isBlank()
                    ? Reason.EMPTY_TEXT
                    : c.draft() != null && !drafts.containsKey(c.draft()) ? Reason.NOT_FOUND : null;
        } else if (command instanceof Command.DiscardDraft c) {
            return drafts.containsKey(c.draft()) ? null : Reason.NOT_FOUND;
        } else if (command instanceof Command.RequestApproval c) {
            return !drafts.containsKey(c.draft())
                    ? Reason.NOT_FOUND
                    : c.limit().compareTo(Duration.ZERO) > 0 ? null : Reason.BAD_TIME;
        } else if (command instanceof Command.Approve c) {
            Reason reason = approves(c.draft(), c.by(), now);
            if (reason != null) {
                return reason;
            }
            Prepared draft = the(drafts, c.draft());
            Seen seen = hashes.get(c.hash());
            return seen != null && seen.equals(draft.asked) && seen.equals(seen(draft)) ? null : Reason.CHANGED;
        } else if (command instanceof Command.RefuseApproval c) {
            return approves(c.draft(), c.by(), now);
        } else if (command instanceof Command.EndCall c) {
            return !calls.containsKey(c.call()) ? Reason.NOT_FOUND : calls.get(c.call()) ? null : Reason.OUT_OF_ORDER;
        }
        return NOT_HERE;
    }

    private @Nullable Reason approves(String id, String by, Instant now) {
        Prepared draft = drafts.get(id);
        if (draft == null) {
            return Reason.NOT_FOUND;
        }
        if (draft.said != Approval.State.REQUESTED || !now.isBefore(draft.deadline)) {
            return Reason.OUT_OF_ORDER;
        }
        String name = by.trim().toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            return Reason.UNKNOWN_AGENT;
        }
        return name.equals(draft.author.trim().toUpperCase(Locale.ROOT)) ? Reason.OWN_WORK : null;
    }

    private @Nullable Reason byOwner(Command command, Instant now) {
        if (command instanceof Command.Transfer c) {
            return owner(c.token());
        } else if (command instanceof Command.TakeBack c) {
            Reason reason = owner(c.token());
            return reason == null && (phase != Phase.OWNED || !isOwed()) ? Reason.OUT_OF_ORDER : reason;
        } else if (command instanceof Command.Release c) {
            return owner(c.token());
        } else if (command instanceof Command.Resolve c) {
            return owner(c.token());
        } else if (command instanceof Command.Await c) {
            Reason reason = owner(c.token());
            return reason == null ? in(Phase.OWNED) : reason;
        } else if (command instanceof Command.Snooze c) {
            Reason reason = owner(c.token());
            return reason == null && c.until().compareTo(now) <= 0 ? Reason.BAD_TIME : reason;
        } else if (command instanceof Command.Consult c) {
            Reason reason = owner(c.token());
            if (reason != null || c.question().isBlank()) {
                return reason == null ? Reason.EMPTY_TEXT : reason;
            }
            return c.agent().isBlank()
                    ? Reason.UNKNOWN_AGENT
                    : c.agent().trim().equalsIgnoreCase(who) ? Reason.OUT_OF_ORDER : null;
        } else if (command instanceof Command.PromiseCall c) {
            Reason reason = owner(c.token());
            if (reason != null || c.consent().isBlank()) {
                return reason == null ? Reason.EMPTY_TEXT : reason;
            }
            return !c.from().isBefore(c.to()) || !now.isBefore(c.to()) ? Reason.BAD_TIME : null;
        } else if (command instanceof Command.Hide c) {
            Reason reason = owner(c.token());
            return reason == null ? hides(c) : reason;
        } else if (command instanceof Command.Reply c) {
            Reason reason = owner(c.token());
            return reason == null ? replies(c, now) : reason;
        }
        Command.SendDraft c = (Command.SendDraft) command;
        Reason reason = owner(c.token());
        return reason == null ? sends(c, now) : reason;
    }

    private @Nullable Reason replies(Command.Reply c, Instant now) {
        if (c.text().isBlank()) {
            return Reason.EMPTY_TEXT;
        } else if (newest() == null) {
            return Reason.NOTHING_TO_ANSWER;
        } else if (c.visibility() == Visibility.PUBLIC && !isPublic) {
            return Reason.OUT_OF_ORDER;
        } else if (c.needsApproval()) {
            return Reason.NEEDS_APPROVAL;
        }
        List<Out> replies = outs.values().stream()
                .filter(out -> out.kind == Send.Kind.REPLY)
                .toList();
        int machines = 0;
        for (int i = replies.size() - 1; i >= 0 && replies.get(i).machine; i--) {
            machines += Duration.between(replies.get(i).at, now).toMinutes() < 10
                            || Duration.between(replies.get(i).at, now).equals(Duration.ofMinutes(10))
                    ? 1
                    : 0;
        }
        return c.automatic() && machines >= 8 ? Reason.LOOP : null;
    }

    private @Nullable Reason sends(Command.SendDraft c, Instant now) {
        Prepared draft = drafts.get(c.draft());
        if (draft == null) {
            return Reason.NOT_FOUND;
        }
        Words about = words.get(draft.about);
        if (about == null || about.gone) {
            return Reason.NOTHING_TO_ANSWER;
        }
        if (draft.said == null && !c.needsApproval()) {
            return null;
        }
        if (draft.said != Approval.State.GIVEN || !now.isBefore(draft.deadline)) {
            return Reason.NEEDS_APPROVAL;
        }
        return seen(draft).equals(draft.asked) ? null : Reason.CHANGED;
    }

    private @Nullable Reason hides(Command.Hide c) {
        Words message = words.values().stream()
                .filter(one -> one.first.id().equals(c.message()))
                .findFirst()
                .orElse(null);
        if (message == null) {
            return Reason.NOT_FOUND;
        }
        boolean hidden = message.hidden;
        for (Out out : outs.values()) {
            if (out.kind != Send.Kind.REPLY && out.about.equals(message.first.externalId()) && isWaiting(out)) {
                hidden = out.kind == Send.Kind.HIDE;
            }
        }
        boolean possible = isPublic && message.customers && !message.gone && hidden != c.hidden();
        return possible ? null : Reason.OUT_OF_ORDER;
    }

    private @Nullable Reason starts(Command.Start c, Instant now) {
        Out out = outs.get(c.send());
        if (out == null) {
            return Reason.NOT_FOUND;
        }
        Out first = outs.values().stream()
                .filter(NaiveAccount::isWaiting)
                .findFirst()
                .orElse(null);
        boolean ready = out.state == SendState.PENDING
                || (out.state == SendState.THROTTLED && !now.isBefore(Objects.requireNonNull(out.until)));
        return out == first && ready ? null : Reason.OUT_OF_ORDER;
    }

    private @Nullable Reason settles(Command.Settle c) {
        Out out = outs.get(c.send());
        if (out == null) {
            return Reason.NOT_FOUND;
        }
        if (c.state() == SendState.SENT) {
            return out.state == SendState.SENT ? Reason.OUT_OF_ORDER : null;
        }
        String may = switch (out.state) {
            case SENDING -> "REJECTED THROTTLED UNKNOWN HELD";
            case UNKNOWN -> "PENDING HELD CANCELLED REJECTED";
            case HELD -> "PENDING CANCELLED REJECTED";
            case PENDING -> "HELD CANCELLED REJECTED";
            case THROTTLED -> "HELD CANCELLED REJECTED PENDING";
            default -> "";
        };
        if (c.attempt() != out.attempt
                || !List.of(may.split(" ")).contains(c.state().name())) {
            return Reason.OUT_OF_ORDER;
        }
        return c.state() == SendState.THROTTLED && c.until() == null ? Reason.BAD_TIME : null;
    }

    private @Nullable Reason answerable(String asked, String agent) {
        if (phase != Phase.OFFERED || !offer.equals(asked)) {
            return Reason.OFFER_IS_GONE;
        }
        return who.equals(agent) ? null : Reason.NOT_YOURS;
    }

    private @Nullable Reason owner(long carried) {
        if (phase == Phase.OVER) {
            return Reason.RESOLVED;
        }
        if (isOwned() && carried == token) {
            return null;
        }
        return isOwned() || carried < token ? Reason.STALE_TOKEN : Reason.NOT_OWNED;
    }

    private @Nullable Reason in(Phase... phases) {
        return List.of(phases).contains(phase) ? null : Reason.OUT_OF_ORDER;
    }

    private @Nullable Reason not(Phase... phases) {
        return List.of(phases).contains(phase) ? Reason.OUT_OF_ORDER : null;
    }
}
