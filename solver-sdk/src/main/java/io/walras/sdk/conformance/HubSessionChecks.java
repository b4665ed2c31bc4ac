package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.LevelJson;
import io.walras.protocol.wire.maker.MakerJson;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.PriceJson;
import io.walras.protocol.wire.maker.RejectReason;
import io.walras.protocol.wire.maker.SessionFault;
import io.walras.protocol.wire.maker.Sides;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a hub has to do on a session whatever is auctioned. */
final class HubSessionChecks {
    /** Known to everybody, and nobody's maker. */
    private static final PrivateKey STRANGER =
            PrivateKey.fromHex(Keccak256.hash("a stranger of the kit").toString());

    private static final Address NOWHERE = Address.fromHex("0x00000000000000000000000000000000deadbeef");
    private static final Address NOTHING = Address.fromHex("0x00000000000000000000000000000000deadbee0");

    private HubSessionChecks() {}

    static Map<String, Consumer<HubProbes>> all() {
        Map<String, Consumer<HubProbes>> checks = new LinkedHashMap<>();
        checks.put("challenges each connection anew", HubSessionChecks::challenges);
        checks.put("welcomes a maker", HubSessionChecks::welcomes);
        checks.put("refuses a login that somebody else signed", HubSessionChecks::anotherSigner);
        checks.put("refuses a login that was made for another connection", HubSessionChecks::replayedLogin);
        checks.put("refuses a second login", HubSessionChecks::secondLogin);
        checks.put("refuses anything before the login", HubSessionChecks::beforeLogin);
        checks.put("ends the older session of one instance", HubSessionChecks::replaced);
        checks.put("answers a ping", HubSessionChecks::ping);
        checks.put("says which pairs it accepts", HubSessionChecks::universe);
        checks.put("asks for a ladder when it has missed a part", HubSessionChecks::gap);
        checks.put("refuses an answer to no request", HubSessionChecks::unknownRequest);
        checks.put("refuses to revoke a quote that is none", HubSessionChecks::unknownQuote);
        checks.put("sends rows of executions in order", HubSessionChecks::resume);
        checks.put("ignores what may be added one day", HubSessionChecks::unknownField);
        checks.put("refuses what is not JSON", probes -> malformed(probes, "{\"v\":1,"));
        checks.put("refuses a type that is none", probes -> malformed(probes, envelope("rfq.wish", "{}")));
        checks.put(
                "refuses two fields of one name", probes -> malformed(probes, envelope("ping", "{\"ts\":1,\"ts\":1}")));
        checks.put("refuses floating point", probes -> malformed(probes, envelope("ping", "{\"ts\":1.5}")));
        checks.put("refuses a binary message", HubSessionChecks::binary);
        checks.put("refuses a message that is too large", HubSessionChecks::tooLarge);
        return checks;
    }

    private static String envelope(String type, String payload) {
        return "{\"v\":1,\"type\":\"" + type + "\",\"id\":\"k\",\"ts\":1,\"payload\":" + payload + "}";
    }

    private static void challenges(HubProbes probes) {
        HubMessage.Challenge one = probes.connect().challenge();
        HubMessage.Challenge other = probes.connect().challenge();
        Eip712Domain domain = one.domain().toDomain();
        Deviation.requireEqual(domain, Eip712Domain.walras(domain.chainId(), domain.verifyingContract()), "the domain");
        Deviation.require(!one.challenge().equals(other.challenge()), "two connections have the same challenge");
    }

    private static void welcomes(HubProbes probes) {
        HubProbe probe = probes.connect();
        HubMessage.Welcome welcome = probe.login();
        Deviation.requireEqual(welcome.maker(), probe.maker(), "maker");
        Deviation.requireEqual(
                welcome.terms().settlement(), probe.challenge().domain().verifyingContract(), "settlement");
        Deviation.requireEqual(
                welcome.terms().chainId(), probe.challenge().domain().chainId(), "chainId");
        Deviation.requireEqual(welcome.limits().maxTextBytes(), MakerJson.MAX_BYTES, "maxTextBytes");
    }

    private static void anotherSigner(HubProbes probes) {
        HubProbe probe = probes.connect();
        probe.say(probe.loginFor(probe.challenge().challenge(), STRANGER));
        probe.expectRefused(SessionFault.Unauthorized);
    }

    private static void replayedLogin(HubProbes probes) {
        HubProbe first = probes.connect();
        HubProbe second = probes.connect();
        second.say(second.loginFor(first.challenge().challenge(), second.key()));
        second.expectRefused(SessionFault.Unauthorized);
    }

    private static void secondLogin(HubProbes probes) {
        HubProbe probe = probes.connect();
        probe.login();
        probe.say(probe.loginFor(probe.challenge().challenge(), probe.key()));
        probe.expectRefused(SessionFault.LoggedInAlready);
    }

    private static void beforeLogin(HubProbes probes) {
        HubProbe probe = probes.connect();
        probe.challenge();
        probe.say(new MakerMessage.Ping(1));
        probe.expectRefused(SessionFault.NotLoggedIn);
    }

    private static void replaced(HubProbes probes) {
        HubProbe older = probes.connect();
        older.login();
        probes.connect().login();
        older.expectRefused(SessionFault.Replaced);
    }

    private static void ping(HubProbes probes) {
        HubProbe probe = probes.connect();
        probe.login();
        String id = probe.say(new MakerMessage.Ping(12_345));
        HubProbe.Told<HubMessage.Pong> pong = probe.expect(HubMessage.Pong.class);
        Deviation.requireEqual(pong.message().ts(), 12_345L, "ts of the pong");
        Deviation.require(id.equals(pong.inReplyTo()), "inReplyTo is " + pong.inReplyTo() + ", not " + id);
    }

    private static void universe(HubProbes probes) {
        HubProbe probe = probes.connect();
        probe.login();
        probe.say(new MakerMessage.SetUniverse(
                List.of(new PairTerms(NOWHERE, NOTHING, Uint256.ONE, Uint256.of(9), Sides.Both))));
        HubMessage.Universe told = probe.expect(HubMessage.Universe.class).message();
        Deviation.requireEqual(told.accepted().size() + told.rejected().size(), 1, "the number of pairs told");
        probe.say(new MakerMessage.GetUniverse());
        Deviation.requireEqual(probe.expect(HubMessage.Universe.class).message(), told, "the pairs told again");
    }

    private static void gap(HubProbes probes) {
        HubProbe probe = probes.connect();
        long interval = probe.login().limits().minLevelIntervalMs();
        probe.say(new MakerMessage.SetUniverse(
                List.of(new PairTerms(NOWHERE, NOTHING, Uint256.ONE, Uint256.of(9), Sides.Both))));
        if (probe.expect(HubMessage.Universe.class).message().accepted().isEmpty()) {
            probe.say(snapshot(probe));
            probe.expectRefused(SessionFault.UnknownPair);
            probes.find("only that ladders of unknown pairs are refused: it accepts no pair that is nowhere");
            return;
        }
        probe.say(snapshot(probe));
        // What comes sooner is passed over, whether it fits or not.
        probe.rest(interval);
        probe.say(new MakerMessage.LevelsDelta(
                NOWHERE, NOTHING, 7, 8, probe.clock().millis(), List.of()));
        Deviation.require(
                probe.expect(HubMessage.LevelsStatus.class).message().needSnapshot(),
                "it takes a part that does not fit");
    }

    private static MakerMessage.LevelsSnapshot snapshot(HubProbe probe) {
        LevelJson bid = new LevelJson(new PriceJson(Uint256.ONE, Uint256.of(2)), Uint256.of(5));
        return new MakerMessage.LevelsSnapshot(
                NOWHERE, NOTHING, 1, probe.clock().millis(), 1_000, List.of(bid), List.of());
    }

    private static void unknownRequest(HubProbes probes) {
        HubProbe probe = probes.connect();
        probe.login();
        probe.say(new MakerMessage.Reject("no such request", RejectReason.Risk));
        probe.expectRefused(SessionFault.UnknownRequest);
    }

    private static void unknownQuote(HubProbes probes) {
        HubProbe probe = probes.connect();
        probe.login();
        probe.say(new MakerMessage.Revoke(Keccak256.hash("no quote")));
        probe.expectRefused(SessionFault.UnknownQuote);
    }

    private static void resume(HubProbes probes) {
        HubProbe probe = probes.connect();
        long last = probe.login().executions();
        if (last == 0) {
            probes.find("not checked: it has no rows of this maker");
            return;
        }
        long from = Math.max(0, last - 2);
        probe.say(new MakerMessage.Resume(from));
        for (long number = from + 1; number <= last; number++) {
            Long told = probe.expect(Execution.class).seq();
            Deviation.require(told != null && told == number, "row " + told + " came where row " + number + " should");
        }
    }

    private static void unknownField(HubProbes probes) {
        HubProbe probe = probes.connect();
        probe.login();
        probe.wire().say(envelope("ping", "{\"ts\":1,\"more\":[]}"));
        probe.expect(HubMessage.Pong.class);
    }

    private static void malformed(HubProbes probes, String text) {
        HubProbe probe = probes.connect();
        probe.login();
        probe.wire().say(text);
        probe.expectRefused(SessionFault.Malformed);
    }

    private static void binary(HubProbes probes) {
        HubProbe probe = probes.connect();
        probe.login();
        probe.wire().sayBinary(new byte[] {1, 2, 3});
        probe.expectRefused(SessionFault.Malformed);
    }

    private static void tooLarge(HubProbes probes) {
        HubProbe probe = probes.connect();
        probe.login();
        probe.wire().say("\"" + "x".repeat(MakerJson.MAX_BYTES + 1) + "\"");
        probe.expectRefused(SessionFault.TooLarge);
    }
}
