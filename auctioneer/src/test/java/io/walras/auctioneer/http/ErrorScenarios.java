package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.deleteOrders;
import static io.walras.auctioneer.testing.Requests.postOrder;
import static io.walras.auctioneer.testing.Requests.withBody;

import io.walras.auctioneer.intake.IntakeChain.Account;
import io.walras.auctioneer.intake.IntakeChain.Facts;
import io.walras.auctioneer.testing.CancellationDraft;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.JsonBody;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What leads to each refusal: requests to a server of its own. */
final class ErrorScenarios {
    static final String SETTINGS = "intake.denied-owners = [\"" + Orders.key(66).address() + "\"]";
    private static final Uint256 ONE = Uint256.ONE;
    private static final long YEAR = 365L * 24 * 3_600;

    private final List<Scenario> scenarios = new ArrayList<>();

    private ErrorScenarios() {}

    /** The last request of a scenario, whose answer is looked at. */
    interface Play {
        RawHttp.Answer on(EdgeServer server) throws IOException;
    }

    record Scenario(String name, Play play) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Scenario> all() {
        ErrorScenarios all = new ErrorScenarios();
        all.terms();
        all.appData();
        all.owners();
        all.chain();
        all.histories();
        all.replacements();
        all.cancellations();
        all.quotes();
        return all.scenarios;
    }

    private void quotes() {
        play("NoLiquidity", server -> quote(server, "1000000", ""));
        declined("InsufficientLiquidity", "insufficientLiquidity");
        declined("TradingOutsideAllowedWindow", "tradingOutsideAllowedWindow");
        declined("TokenTemporarilySuspended", "tokenTemporarilySuspended");
        declined("CustomSolverError", "other");
        play("QuoteNotVerified", server -> {
            server.engine().pay("900000");
            server.quoted().simulated(OptionalLong.empty());
            return quote(server, "1000000000", ",\"priceQuality\":\"verified\"");
        });
        play("SellAmountDoesNotCoverFee", server -> {
            server.engine().pay("900000");
            return quote(server, "1000", "");
        });
        play("UnsupportedOrderType", server -> quote(server, "1000", ",\"onchainOrder\":true"));
    }

    private void declined(String name, String code) {
        play(name, server -> {
            server.engine().decline(code);
            return quote(server, "1000000", "");
        });
    }

    private static RawHttp.Answer quote(EdgeServer server, String sellAmount, String more) throws IOException {
        server.quoted().price(Orders.USDC, Uint256.powerOfTen(18));
        return server.send(withBody(
                "POST",
                "/api/v1/quote",
                bytes("{\"from\":\"" + Orders.ALICE.address() + "\",\"sellToken\":\"" + Orders.USDC
                        + "\",\"buyToken\":\"" + Orders.DAI + "\",\"kind\":\"sell\",\"sellAmountBeforeFee\":\""
                        + sellAmount + "\"" + more + "}")));
    }

    private void terms() {
        order("ZeroAmount", draft().amounts(Uint256.ZERO, ONE));
        order("Forbidden", by(Orders.key(66)));
        order("UnsupportedBuyTokenDestination", draft().balances(TokenBalance.ERC20, TokenBalance.INTERNAL));
        order("UnsupportedSellTokenSource", draft().balances(TokenBalance.EXTERNAL, TokenBalance.ERC20));
        order("NonZeroFee", draft().fee(ONE));
        order("InsufficientValidTo", draft().validTo(EdgeServer.NOW + 30));
        order("ExcessiveValidTo", draft().validTo(EdgeServer.NOW + YEAR + 1));
        order("SameBuyAndSellToken", draft().tokens(Orders.USDC, Orders.USDC));
        order("InvalidNativeSellToken", draft().tokens(Address.NATIVE, Orders.DAI));
        order("UnsupportedToken", draft().tokens(Orders.USDC, Address.ZERO));
        order("InvalidValidFrom", draft().appData("{\"metadata\":{\"validFrom\":" + (EdgeServer.NOW + 3_600) + "}}"));
        order(
                "TooMuchGas",
                draft().appData("{\"metadata\":{\"hooks\":{\"pre\":[{\"target\":\"" + Orders.token(9)
                        + "\",\"callData\":\"0x\",\"gasLimit\":\"8000001\"}]}}}"));
    }

    private void appData() {
        String hash = Keccak256.hash("another").toString();
        order("InvalidAppData", draft().appData("[]"));
        order("InvalidAppData: flashloan", draft().appData("{\"metadata\":{\"flashloan\":{\"amount\":\"1\"}}}"));
        body("AppDataHashMismatch", draft().body().text("appDataHash", hash));
        body(
                "InvalidAppData: unknown hash",
                draft().body().text("appData", hash).text("appDataHash", hash));
        order("AppdataFromMismatch", draft().appData("{\"metadata\":{\"signer\":\"" + Orders.USDC + "\"}}"));
        play("AppDataInvalid", server -> put(server, "/api/v1/app_data", "[]"));
        play("AppDataHashMismatch of an upload", server -> put(server, "/api/v1/app_data/" + hash, "{}"));
    }

    private void owners() {
        body("InvalidSignature", draft().body().text("signature", "0x12"));
        order("WrongOwner", draft().from(Orders.USDC));
        order("MissingFrom", draft().scheme(SigningScheme.PRESIGN).from(null));
    }

    private void chain() {
        Facts fine = facts(Account.WITHOUT_CODE, Uint256.MAX, Uint256.MAX, true, true);
        told(
                "UnsupportedToken: no contract",
                draft(),
                new Facts(
                        fine.owner(),
                        Account.WITHOUT_CODE,
                        fine.buyToken(),
                        fine.balance(),
                        fine.allowance(),
                        true,
                        true));
        told("IncompatibleSigningScheme", draft(), facts(Account.CONTRACT, Uint256.MAX, Uint256.MAX, true, true));
        told(
                "InvalidEip1271Signature",
                draft().scheme(SigningScheme.EIP1271),
                facts(Account.CONTRACT, Uint256.MAX, Uint256.MAX, true, false));
        told("InsufficientBalance", draft(), facts(Account.WITHOUT_CODE, Uint256.ZERO, Uint256.ZERO, true, true));
        told("InsufficientAllowance", draft(), facts(Account.WITHOUT_CODE, Uint256.MAX, Uint256.ZERO, true, true));
        told("TransferSimulationFailed", draft(), facts(Account.WITHOUT_CODE, Uint256.MAX, Uint256.MAX, false, true));
    }

    private void histories() {
        play("InternalServerError", server -> {
            server.chain().say(question -> {
                throw new IllegalStateException("a bug, on purpose");
            });
            return post(server, draft());
        });
        play("DuplicatedOrder", server -> {
            post(server, draft());
            return post(server, draft());
        });
        play("TooManyLimitOrders", server -> {
            for (int i = 0; i < 3; i++) {
                post(server, draft().validTo(EdgeServer.NOW + 100 + i));
            }
            return post(server, draft());
        });
    }

    private void replacements() {
        OrderUid old = draft().intent().uid();
        order("OrderNotFound of a replacement", replacing(Orders.ALICE, old));
        play("WrongOwner of a replacement", server -> {
            post(server, draft());
            return post(server, replacing(Orders.BOB, old));
        });
        play("OldOrderActivelyBidOn", server -> {
            post(server, draft());
            fill(server, OrderFill.Phase.LIVE);
            return post(server, replacing(Orders.ALICE, old));
        });
    }

    private void cancellations() {
        play(
                "OrderNotFound",
                server -> cancel(server, Orders.ALICE, draft().intent().uid()));
        play(
                "InvalidSignature of a cancellation",
                server -> server.send(deleteOrders(CancellationDraft.ofAll(
                                EdgeServer.DOMAIN,
                                Orders.ALICE,
                                SigningScheme.EIP712,
                                List.of(draft().intent().uid()))
                        .text("signature", "0x12"))));
        play("WrongOwner of a cancellation", server -> {
            post(server, draft());
            return cancel(server, Orders.BOB, draft().intent().uid());
        });
        play("AlreadyCancelled", server -> {
            post(server, draft());
            cancel(server, Orders.ALICE, draft().intent().uid());
            return cancel(server, Orders.ALICE, draft().intent().uid());
        });
        play("OrderFullyExecuted", server -> {
            post(server, draft());
            fill(server, OrderFill.Phase.MINED);
            return cancel(server, Orders.ALICE, draft().intent().uid());
        });
        play("OrderExpired", server -> {
            OrderDraft brief = draft().validTo(EdgeServer.NOW + 60);
            post(server, brief);
            server.clock().advanceMillis(61_000);
            server.lane().tell(new PoolInput.Tick(EdgeServer.NOW + 61));
            return cancel(server, Orders.ALICE, brief.intent().uid());
        });
        play("OnChainOrder", server -> {
            OrderDraft presigned = draft().scheme(SigningScheme.PRESIGN);
            post(server, presigned);
            return cancel(server, Orders.ALICE, presigned.intent().uid());
        });
    }

    private void order(String name, OrderDraft draft) {
        play(name, server -> post(server, draft));
    }

    private void body(String name, JsonBody body) {
        play(name, server -> server.send(postOrder(body)));
    }

    private void told(String name, OrderDraft draft, Facts facts) {
        play(name, server -> {
            server.chain().say(question -> facts);
            return post(server, draft);
        });
    }

    private void play(String name, Play play) {
        scenarios.add(new Scenario(name, play));
    }

    private static Facts facts(
            Account owner, Uint256 balance, Uint256 allowance, boolean transferable, boolean confirmed) {
        return new Facts(owner, Account.CONTRACT, Account.CONTRACT, balance, allowance, transferable, confirmed);
    }

    private static RawHttp.Answer post(EdgeServer server, OrderDraft draft) throws IOException {
        return server.send(postOrder(draft.body()));
    }

    private static RawHttp.Answer put(EdgeServer server, String target, String document) throws IOException {
        return server.send(withBody(
                "PUT",
                target,
                bytes(new JsonBody().text("fullAppData", document).toString())));
    }

    private static RawHttp.Answer cancel(EdgeServer server, PrivateKey key, OrderUid uid) throws IOException {
        return server.send(
                deleteOrders(CancellationDraft.ofAll(EdgeServer.DOMAIN, key, SigningScheme.EIP712, List.of(uid))));
    }

    /** An award fills the draft's order in full, as far as this phase. */
    private static void fill(EdgeServer server, OrderFill.Phase phase) {
        OrderUid uid = draft().intent().uid();
        server.lane().tell(new PoolInput.Reserve(new TreeMap<>(Map.of(uid, fill(OrderFill.Phase.LIVE)))));
        if (phase != OrderFill.Phase.LIVE) {
            server.lane().tell(new PoolInput.Advance(new TreeMap<>(Map.of(uid, fill(phase))), EdgeServer.NOW * 1_000));
        }
    }

    private static OrderFill fill(OrderFill.Phase phase) {
        return new OrderFill(
                1, draft().order().sellAmount(), draft().order().buyAmount(), Uint256.ZERO, Uint256.ZERO, phase);
    }

    private static OrderDraft replacing(PrivateKey owner, OrderUid old) {
        return by(owner)
                .validTo(EdgeServer.NOW + 200)
                .appData("{\"metadata\":{\"replacedOrder\":{\"uid\":\"" + old + "\"}}}");
    }

    private static OrderDraft draft() {
        return by(Orders.ALICE);
    }

    private static OrderDraft by(PrivateKey owner) {
        return new OrderDraft(EdgeServer.DOMAIN, owner, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
    }
}
