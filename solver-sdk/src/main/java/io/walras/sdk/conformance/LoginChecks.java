package io.walras.sdk.conformance;

import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import io.walras.protocol.wire.session.SolverMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What an auctioneer does with connections, whether it holds auctions or not. */
final class LoginChecks {
    /** Sent at once; far more than anybody has to say. */
    private static final int TOO_MANY_MESSAGES = 500;

    private LoginChecks() {}

    /** The checks by name, in the order in which they are told. */
    static Map<String, Consumer<Probes>> all() {
        Map<String, Consumer<Probes>> checks = new LinkedHashMap<>();
        checks.put("challenges each connection anew, in its domain", LoginChecks::challenges);
        checks.put("welcomes a shadow and says why it is one", LoginChecks::welcomes);
        checks.put("refuses a login that another has signed", LoginChecks::anotherSigner);
        checks.put("refuses a login of which something was changed", LoginChecks::changedLogin);
        checks.put("refuses a login to another connection", LoginChecks::replayedLogin);
        checks.put("refuses a second login", LoginChecks::secondLogin);
        checks.put("refuses what comes before the login", LoginChecks::beforeLogin);
        checks.put("refuses what is no JSON", probes -> malformed(probes, "bid"));
        checks.put("refuses a message of unknown type", probes -> malformed(probes, "{\"type\":\"bid\"}"));
        checks.put("ignores an unknown field", LoginChecks::unknownField);
        checks.put("refuses a number as text", probes -> malformed(probes, "{\"type\":\"pass\",\"auctionId\":\"1\"}"));
        checks.put("refuses what is no text", LoginChecks::binary);
        checks.put("refuses a message that is too long", LoginChecks::tooLarge);
        checks.put("refuses too many messages", LoginChecks::tooFast);
        checks.put("ends the older session of a solver", LoginChecks::replaced);
        return checks;
    }

    private static void challenges(Probes probes) {
        Probe probe = probes.connect();
        Eip712Domain domain = probe.domain();
        Deviation.requireEqual(domain, Eip712Domain.walras(domain.chainId(), domain.verifyingContract()), "the domain");
        Deviation.require(
                !probe.challenge()
                        .challenge()
                        .equals(probes.connect().challenge().challenge()),
                "two connections have the same challenge");
    }

    private static void welcomes(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Welcome welcome = probe.login();
        Deviation.requireEqual(welcome.solver(), probe.address(), "solver");
        Deviation.require(welcome.shadowReason() == ShadowReason.Asked, "shadowReason is " + welcome.shadowReason());
        Deviation.require(welcome.maxBidBytes() > 0, "maxBidBytes is " + welcome.maxBidBytes());
        Deviation.require(welcome.heartbeatMillis() > 0, "heartbeatMillis is " + welcome.heartbeatMillis());
    }

    private static void anotherSigner(Probes probes) {
        Probe probe = probes.connect();
        SolverMessage.Login others = probes.connect().loginFor(probe.challenge().challenge());
        probe.say(new SolverMessage.Login(probe.address(), probe.address(), true, others.signature()));
        probe.expectRefused("Unauthorized", true);
    }

    private static void changedLogin(Probes probes) {
        Probe probe = probes.connect();
        SolverMessage.Login signed = probe.loginFor(probe.challenge().challenge());
        probe.say(new SolverMessage.Login(signed.solver(), probes.connect().address(), true, signed.signature()));
        probe.expectRefused("Unauthorized", true);
    }

    private static void replayedLogin(Probes probes) {
        Probe probe = probes.connect();
        SolverMessage.Login sent = probe.loginFor(probe.challenge().challenge());
        Probe second = probes.connect();
        second.challenge();
        second.say(sent);
        second.expectRefused("Unauthorized", true);
    }

    private static void secondLogin(Probes probes) {
        Probe probe = probes.connect();
        probe.login();
        probe.say(probe.loginFor(probe.challenge().challenge()));
        probe.expectRefused("LoggedInAlready", true);
    }

    private static void beforeLogin(Probes probes) {
        Probe probe = probes.connect();
        probe.challenge();
        probe.say(new SolverMessage.Pass(1));
        probe.expectRefused("NotLoggedIn", true);
    }

    private static void malformed(Probes probes, String text) {
        Probe probe = probes.connect();
        probe.login();
        probe.wire().say(text);
        probe.expectRefused("Malformed", true);
    }

    /** So that fields can be added one day. */
    private static void unknownField(Probes probes) {
        Probe probe = probes.connect();
        String login = probe.loginFor(probe.challenge().challenge()).text();
        probe.wire().say(login.substring(0, login.length() - 1) + ",\"more\":1}");
        probe.expect(AuctioneerMessage.Welcome.class);
    }

    private static void binary(Probes probes) {
        Probe probe = probes.connect();
        probe.login();
        probe.wire().sayBinary(new byte[] {1, 2, 3});
        probe.expectRefused("Malformed", true);
    }

    /** A bid of the greatest length has at most twice as many characters as a JSON string, and little is around it. */
    private static void tooLarge(Probes probes) {
        Probe probe = probes.connect();
        int bytes = probe.login().maxBidBytes();
        probe.wire().say("\"" + "x".repeat(Math.addExact(Math.multiplyExact(bytes, 2), 10_000)) + "\"");
        probe.expectRefused("TooLarge", true);
    }

    private static void tooFast(Probes probes) {
        Probe probe = probes.connect();
        probe.login();
        for (int i = 0; i < TOO_MANY_MESSAGES; i++) {
            probe.say(new SolverMessage.Pass(i));
        }
        probe.expectRefused("TooFast", true);
    }

    private static void replaced(Probes probes) {
        Probe older = probes.connect();
        older.login();
        probes.connectAgain(older).login();
        older.expectRefused("Replaced", true);
    }
}
