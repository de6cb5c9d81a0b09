package dev.relais.twitter.api;

import dev.relais.account.Account;
import dev.relais.twitter.auth.Authorizer;
import dev.relais.twitter.budget.Budget;
import dev.relais.twitter.http.Http;
import dev.relais.twitter.http.Http.Reply;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one door to X's API: asks the budget, adds the permission, makes one request, says what it meant. Nothing is repeated here but
 * what X refused with 401 and another token may mend. Never throws, never waits for a window. Thread-safe.
 */
public final class XApi {
    private final Http http;
    private final Authorizer authorizer;
    private final Budget budget;
    private final InstantSource clock;
    private final Fields fields;

    /** A door to X. */
    public XApi(Http http, Authorizer authorizer, Budget budget, InstantSource clock, Fields fields) {
        this.http = http;
        this.authorizer = authorizer;
        this.budget = budget;
        this.clock = clock;
        this.fields = fields;
    }

    /** How X's vocabulary is spoken. */
    public Fields fields() {
        return fields;
    }

    /** The time by which windows and waits are measured. */
    public Instant now() {
        return clock.instant();
    }

    /** What may still be asked of X. */
    public Budget budget() {
        return budget;
    }

    /** How requests are made, for streams. */
    public Http http() {
        return http;
    }

    /** The {@code Authorization} header for a request in the application's own name, for streams. */
    public Optional<String> applicationHeader() {
        return authorizer.forApplication();
    }

    /** Another {@code Authorization} header of the application after X refused one with 401; empty where there is none. */
    public Optional<String> otherApplicationHeader(String refused) {
        return authorizer.againForApplication(refused);
    }

    /** Makes a call, unless X would take none. */
    public Answer call(Call call) {
        Optional<Answer> held = held(call);
        if (held.isPresent()) {
            return held.get();
        }
        URI uri = http.uri(call.path());
        Account account = call.account();
        Optional<String> header =
                account == null ? authorizer.forApplication() : authorizer.forAccount(account, call.method(), uri);
        if (header.isEmpty()) {
            return noPermission(account);
        }
        Reply reply = made(call, header.get());
        if (reply instanceof Reply.Answered answered && answered.status() == 401) {
            Optional<String> other = account == null
                    ? authorizer.againForApplication(header.get())
                    : authorizer.again(account, call.method(), uri, header.get());
            if (other.isPresent()) {
                header = other;
                reply = made(call, other.get());
            }
        }
        if (reply instanceof Reply.Unreachable) {
            return new Answer.Unreachable();
        }
        return reply instanceof Reply.Answered answered
                ? read(call, answered, header.get())
                : new Answer.Unknown(((Reply.Lost) reply).detail());
    }

    /** Why a call is not made now; empty where it may be. It is counted then. */
    public Optional<Answer> held(Call call) {
        return budget.admit(call.endpoint(), call.subject(), call.urgency()).map(refusal -> {
            if (refusal instanceof Budget.Refusal.Closed closed) {
                return new Answer.Limited(closed.until());
            }
            if (refusal instanceof Budget.Refusal.Spent spent) {
                return new Answer.Limited(spent.until());
            }
            Budget.Refusal.Barred barred = (Budget.Refusal.Barred) refusal;
            return notMade(barred.reason(), barred.detail());
        });
    }

    private Reply made(Call call, String header) {
        return http.call(call.method(), call.path(), call.body(), Map.of("Authorization", header), call.limit());
    }

    private Answer noPermission(@Nullable Account account) {
        Optional<Instant> passing =
                account == null ? authorizer.applicationPassingUntil() : authorizer.passingUntil(account);
        if (passing.isPresent()) {
            return new Answer.Limited(passing.get());
        }
        String whose = account == null ? "the application" : "the account";
        return notMade("not-authorized", whose + " has no access token that can be used");
    }

    private static Answer notMade(String reason, String detail) {
        return new Answer.Refused(0, new Meaning(reason, detail, true), Problem.read(new byte[0]));
    }

    /** What X's answer to a call means, for the budget and for the caller. */
    public Answer read(Call call, Reply.Answered answered, String header) {
        int status = answered.status();
        budget.told(call.endpoint(), call.subject(), answered.headers());
        if (status >= 200 && status < 300) {
            budget.accepted(call.endpoint(), call.subject());
            budget.used(call.price(), 1, call.urgency());
            return answered.body().length < call.limit()
                    ? new Answer.Done(status, answered.body())
                    : new Answer.Unknown("X's answer has more than " + call.limit() + " bytes");
        }
        if (status < 400 || status >= 500) {
            return new Answer.Unknown("X answered with HTTP " + status);
        }
        Problem problem = Problem.read(answered.body());
        return status == 429
                ? limited(call, answered.headers(), problem)
                : refused(call, status, problem, header, answered.headers());
    }

    /** A limit ends by itself; a cap ends when X says, or when somebody raises it. */
    private Answer limited(Call call, HttpHeaders headers, Problem problem) {
        boolean cap = problem.types().contains("usage-capped") || problem.says("spending limit");
        Optional<Instant> told = cap ? budget.end(headers) : Optional.empty();
        if (cap) {
            String detail = "the application has reached its usage cap (HTTP 429)";
            budget.bar("usage-capped", detail, told.orElse(null));
            return told.isPresent()
                    ? new Answer.Limited(told.get())
                    : new Answer.Refused(429, new Meaning("usage-capped", detail, true), problem);
        }
        return new Answer.Limited(budget.refused(call.endpoint(), call.subject(), headers));
    }

    private Answer refused(Call call, int status, Problem problem, String header, HttpHeaders headers) {
        Meaning meaning = Refusals.meaning(status, problem, header.substring(header.indexOf(' ') + 1));
        if (meaning.reason() != null && meaning.blocking()) {
            told(call, meaning.reason(), meaning.detail(), headers);
        }
        return new Answer.Refused(status, meaning, problem);
    }

    private void told(Call call, String reason, String detail, HttpHeaders headers) {
        if (reason.equals("out-of-credit")) {
            budget.bar(reason, detail, null);
        } else if (reason.equals("usage-capped")) {
            budget.bar(reason, detail, budget.end(headers).orElse(null));
        } else {
            Account account = call.account();
            String kind = reason.equals("not-authorized") ? "needs-authorization" : reason;
            budget.tell(kind, account == null ? null : account.id(), detail);
        }
    }
}
