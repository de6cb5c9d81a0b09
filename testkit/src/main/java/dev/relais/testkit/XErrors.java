package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;

/**
 * X's errors as {@link Mishap}s, to be scripted: one for each body that its API is known to answer with. Nothing is executed.
 *
 * <p>{@code x.mishaps().next(XErrors.creditsDepleted())}.
 */
public final class XErrors {
    private static final String TYPES = "https://api.x.com/2/problems/";

    private XErrors() {}

    /** 400, {@code invalid-request}, naming a parameter. */
    public static Mishap invalidRequest(String parameter, String message) {
        ObjectNode body = StrictJson.object();
        ObjectNode error = body.putArray("errors").addObject();
        error.putObject("parameters").putArray(parameter).add("");
        error.put("message", message);
        body.put("title", "Invalid Request")
                .put("detail", "One or more parameters to your request was invalid.")
                .put("type", TYPES + "invalid-request");
        return mishap(HttpAnswer.json(400, body));
    }

    /** 401: the token has expired or was withdrawn. */
    public static Mishap unauthorized() {
        return mishap(XProblems.plain(401, "Unauthorized", "Unauthorized"));
    }

    /** 401 in the older form, code 89. */
    public static Mishap expiredToken() {
        return mishap(legacy(401, 89, "Invalid or expired token."));
    }

    /** 402: the application has no credit left. The type's host is the older one. */
    public static Mishap creditsDepleted() {
        return mishap(outOfCredit("https://api.twitter.com/2/problems/credits"));
    }

    /** 403: the same text was posted a short time ago. */
    public static Mishap duplicateContent() {
        return forbidden("You are not allowed to create a Tweet with duplicate content.");
    }

    /** 403: the post's author has not summoned the account. */
    public static Mishap notSummoned() {
        return mishap(notMentioned());
    }

    /** 403: the parent is gone, or too fresh; code 385 in the older API. */
    public static Mishap deletedOrNotVisible() {
        return mishap(notVisible());
    }

    /** 403: the recipient takes no direct messages from this account; code 349 in the older form. */
    public static Mishap cannotMessage() {
        return mishap(legacy(403, 349, "You cannot send messages to this user."));
    }

    /** 403: the recipient takes direct messages only from people whom they follow; code 150 in the older form. */
    public static Mishap notFollowing() {
        return mishap(legacy(403, 150, "You cannot send messages to users who are not following you."));
    }

    /** 403: the sender is not verified; code 476 in the older form. */
    public static Mishap senderNotVerified() {
        return mishap(legacy(403, 476, "Sender is not verified."));
    }

    /** 403: the account whose token was used is suspended. */
    public static Mishap userSuspended() {
        return mishap(suspended());
    }

    /** 403: the application is in no project that may call this. */
    public static Mishap clientNotEnrolled() {
        return clientForbidden("client-not-enrolled");
    }

    /** 403: the endpoint is X's own clients' alone. */
    public static Mishap officialClientForbidden() {
        return clientForbidden("official-client-forbidden");
    }

    /** 403: this kind of token may not call this endpoint. */
    public static Mishap unsupportedAuthentication() {
        return mishap(unsupported("OAuth 2.0 Application-Only", "OAuth 2.0 User Context"));
    }

    /** 403: the permissions of a token of OAuth 1.0a do not suffice. */
    public static Mishap oauth1Permissions() {
        return problem(
                403,
                "Forbidden",
                "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.",
                "oauth1-permissions");
    }

    /** 403: the limit of spending that was set for the application is reached. */
    public static Mishap spendingLimit() {
        return problem(
                403, "SpendingLimitReached", "The spending limit of your account was reached.", "spending-limit");
    }

    /** 404: nothing there. */
    public static Mishap notFound() {
        return problem(404, "Not Found Error", "Could not find what was asked for.", "resource-not-found");
    }

    /** 404 without a body. */
    public static Mishap emptyNotFound() {
        return empty(404);
    }

    /** Any status without a body. */
    public static Mishap empty(int status) {
        return new Mishap.Answers(status, "", "", false);
    }

    /** 409: two jobs, or a stream without rules. */
    public static Mishap conflict() {
        return mishap(XProblems.plain(409, "Conflict", "Conflict"));
    }

    /** 429 in today's form; the headers of the window say what is really left of it. */
    public static Mishap tooManyRequests() {
        return mishap(tooMany());
    }

    /** 429 in the older form, code 88. */
    public static Mishap rateLimitExceeded() {
        return mishap(legacy(429, 88, "Rate limit exceeded"));
    }

    /** 429: the month's cap of the product is used up. */
    public static Mishap usageCapped() {
        return mishap(capped("Monthly", "Product"));
    }

    /** 429: the day's cap of the account is used up. */
    public static Mishap dailyUsageCapped() {
        return mishap(capped("Daily", "Account"));
    }

    /** 429 that no window is the reason of: X believes that too many streams are open. */
    public static Mishap tooManyConnections() {
        return mishap(connections());
    }

    /** 503 in the form of a problem. */
    public static Mishap overloaded() {
        return mishap(XProblems.plain(503, "Service Unavailable", "Service Unavailable"));
    }

    /** A page of HTML from before X's API; the usual form of 502 and 504, and possible with any status. */
    public static Mishap html(int status) {
        return new Mishap.Answers(
                status, "text/html", "<html><head><title>" + status + "</title></head><body></body></html>", false);
    }

    /** 200 with data cut off in the middle. */
    public static Mishap cutJson() {
        return new Mishap.Answers(200, "application/json; charset=utf-8", "{\"data\":{\"id\":\"21", false);
    }

    /** Any problem; {@code type} is the last part of its address. */
    public static Mishap problem(int status, String title, String detail, String type) {
        return mishap(HttpAnswer.json(status, XProblems.problem(status, title, detail, TYPES + type)));
    }

    /** 403 with any detail. */
    public static Mishap forbidden(String detail) {
        return mishap(XProblems.forbidden(detail));
    }

    static HttpAnswer legacy(int status, int code, String message) {
        ObjectNode body = StrictJson.object();
        body.putArray("errors").addObject().put("code", code).put("message", message);
        return HttpAnswer.json(status, body);
    }

    static HttpAnswer outOfCredit(String type) {
        return HttpAnswer.json(
                402,
                StrictJson.object()
                        .put("type", type)
                        .put("title", "CreditsDepleted")
                        .put("detail", "Your enrolled account [1] does not have any credits to fulfill this request."));
    }

    static HttpAnswer notMentioned() {
        return XProblems.forbidden("Reply to this conversation is not allowed because you have not been"
                + " mentioned or otherwise engaged by the author of the post you are replying to.");
    }

    static HttpAnswer notVisible() {
        return XProblems.forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.");
    }

    static HttpAnswer suspended() {
        return HttpAnswer.json(
                403,
                XProblems.problem(
                        403,
                        "Forbidden",
                        "The user used for authentication is suspended",
                        "https://api.twitter.com/2/problems/user-suspended"));
    }

    static HttpAnswer unsupported(String given, String needed) {
        return HttpAnswer.json(
                403,
                XProblems.problem(
                        403,
                        "Unsupported Authentication",
                        "Authenticating with " + given + " is forbidden for this endpoint. Supported: " + needed + ".",
                        TYPES + "unsupported-authentication"));
    }

    static HttpAnswer tooMany() {
        return XProblems.plain(429, "Too Many Requests", "Too Many Requests");
    }

    static HttpAnswer capped(String period, String scope) {
        return HttpAnswer.json(
                429,
                StrictJson.object()
                        .put("title", "UsageCapExceeded")
                        .put("detail", "Usage cap exceeded: " + period + " " + scope + " cap")
                        .put("type", TYPES + "usage-capped")
                        .put("period", period)
                        .put("scope", scope));
    }

    static HttpAnswer connections() {
        return HttpAnswer.json(
                429,
                StrictJson.object()
                        .put("title", "ConnectionException")
                        .put("detail", "This stream is currently at the maximum allowed connection limit.")
                        .put("connection_issue", "TooManyConnections")
                        .put("type", TYPES + "streaming-connection"));
    }

    private static Mishap clientForbidden(String reason) {
        return mishap(HttpAnswer.json(
                403,
                StrictJson.object()
                        .put("client_id", "1")
                        .put("detail", "This application may not call this endpoint.")
                        .put("title", "Client Forbidden")
                        .put("required_enrollment", "Appropriate Level of API Access")
                        .put("reason", reason)
                        .put("type", TYPES + "client-forbidden")));
    }

    private static Mishap mishap(HttpAnswer answer) {
        return new Mishap.Answers(answer.status(), answer.contentType(), answer.body(), false);
    }
}
