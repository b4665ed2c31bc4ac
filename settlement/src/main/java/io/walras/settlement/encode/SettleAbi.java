package io.walras.settlement.encode;

import io.walras.contracts.Settlement;
import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.VerifiedFill.FeeShare;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.settlement.abi.Web3jTypes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.Type;

/** The ABI encoding of {@code settle} and of what the bundle hash covers. */
@SuppressWarnings("rawtypes") // web3j's own signatures
final class SettleAbi {
    private static final String SIGNATURE = "settle(address[],uint256[],uint256[],"
            + "(uint256,uint256,address,uint256,uint256,uint32,bytes32,uint256,uint256,uint256,uint256,"
            + "(address,uint256)[],bytes)[],"
            + "(address,uint256,bytes,(address,address,uint256)[])[][3],"
            + "(uint256,bytes32,address,address,uint64),bytes)";
    private static final byte[] SELECTOR =
            Bytes.of(Keccak256.hash(SIGNATURE).toArray()).slice(0, 4).toArray();

    private SettleAbi() {}

    static Bytes32 hash(PriceList prices, List<EncodedTrade> trades, EncodedInteractions interactions) {
        return Keccak256.hash(
                Web3jTypes.encode(bundleArguments(prices, trades, interactions)).toArray());
    }

    static Bytes call(EncodedBundle bundle, Award award, Bytes auctioneerSignature) {
        List<Type> arguments =
                new ArrayList<>(bundleArguments(bundle.prices(), bundle.trades(), bundle.interactions()));
        arguments.add(new Settlement.Award(
                BigInteger.valueOf(award.auctionId()),
                award.bundleHash().toArray(),
                award.solver().toString(),
                award.payout().toString(),
                BigInteger.valueOf(award.deadline())));
        arguments.add(Web3jTypes.of(auctioneerSignature));
        return Bytes.concat(SELECTOR, Web3jTypes.encode(arguments).toArray());
    }

    private static List<Type> bundleArguments(
            PriceList prices, List<EncodedTrade> trades, EncodedInteractions interactions) {
        return List.of(
                Web3jTypes.addresses(prices.tokens()),
                Web3jTypes.uints(prices.sell()),
                Web3jTypes.uints(prices.buy()),
                new DynamicArray<>(
                        Settlement.Trade.class,
                        trades.stream().map(SettleAbi::trade).toList()),
                // web3j takes T[][3] of a dynamic T for static; a tuple of three arrays has the right encoding.
                new DynamicStruct(phase(interactions.pre()), phase(interactions.intra()), phase(interactions.post())));
    }

    private static Settlement.Trade trade(EncodedTrade trade) {
        return new Settlement.Trade(
                BigInteger.valueOf(trade.sellTokenIndex()),
                BigInteger.valueOf(trade.buyTokenIndex()),
                trade.receiver().toString(),
                trade.sellAmount().toBigInteger(),
                trade.buyAmount().toBigInteger(),
                BigInteger.valueOf(trade.validTo()),
                trade.appData().toArray(),
                BigInteger.valueOf(trade.flags()),
                trade.executedAmount().toBigInteger(),
                trade.networkFee().toBigInteger(),
                trade.protocolFee().toBigInteger(),
                trade.feeShares().stream().map(SettleAbi::feeShare).toList(),
                trade.signature().toArray());
    }

    private static Settlement.FeeShare feeShare(FeeShare share) {
        return new Settlement.FeeShare(
                share.recipient().toString(), share.amount().toBigInteger());
    }

    private static DynamicArray<Settlement.Interaction> phase(List<EncodedInteraction> interactions) {
        return new DynamicArray<>(
                Settlement.Interaction.class,
                interactions.stream().map(SettleAbi::interaction).toList());
    }

    private static Settlement.Interaction interaction(EncodedInteraction interaction) {
        return new Settlement.Interaction(
                interaction.call().target().toString(),
                interaction.call().value().toBigInteger(),
                interaction.call().callData().toArray(),
                interaction.allowances().stream().map(SettleAbi::allowance).toList());
    }

    private static Settlement.Allowance allowance(Allowance allowance) {
        return new Settlement.Allowance(
                allowance.token().toString(),
                allowance.spender().toString(),
                allowance.amount().toBigInteger());
    }
}
