package io.walras.auctioneer.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.intent.PartnerFee;
import io.walras.protocol.intent.PoolEvent;
import java.util.List;
import java.util.Map;

/**
 * The name under which each variant of a sealed family is stored. A name is never changed nor given to another variant;
 * the class may be renamed or moved.
 */
final class TypeNames {
    /** The variants by family, each with its name. */
    static final Map<Class<?>, List<NamedType>> FAMILIES = Map.of(
            LaneEvent.class,
            List.of(
                    name(LaneEvent.OrderChanged.class, "orderChanged"),
                    name(LaneEvent.AuctionCut.class, "auctionCut"),
                    name(LaneEvent.MakersAnswered.class, "makersAnswered"),
                    name(LaneEvent.MakerFaulted.class, "makerFaulted"),
                    name(LaneEvent.BidCommitted.class, "bidCommitted"),
                    name(LaneEvent.AuctionJudged.class, "auctionJudged"),
                    name(LaneEvent.RewardsOffered.class, "rewardsOffered"),
                    name(LaneEvent.SolverFaulted.class, "solverFaulted"),
                    name(LaneEvent.AuctionAborted.class, "auctionAborted"),
                    name(LaneEvent.AuctionClosed.class, "auctionClosed"),
                    name(LaneEvent.TransactionSigned.class, "transactionSigned"),
                    name(LaneEvent.SettlementMined.class, "settlementMined"),
                    name(LaneEvent.SettlementReturned.class, "settlementReturned"),
                    name(LaneEvent.SettlementFinal.class, "settlementFinal"),
                    name(LaneEvent.SettlementReverted.class, "settlementReverted"),
                    name(LaneEvent.AwardLapsed.class, "awardLapsed"),
                    name(LaneEvent.JobFinished.class, "jobFinished")),
            PoolEvent.class,
            List.of(
                    name(PoolEvent.OrderAccepted.class, "orderAccepted"),
                    name(PoolEvent.MassCancelled.class, "massCancelled"),
                    name(PoolEvent.SwitchSet.class, "switchSet"),
                    name(PoolEvent.SwitchFired.class, "switchFired"),
                    name(PoolEvent.OrderCancelled.class, "orderCancelled"),
                    name(PoolEvent.CancelRequested.class, "cancelRequested"),
                    name(PoolEvent.OrderInvalidated.class, "orderInvalidated"),
                    name(PoolEvent.OrderExpired.class, "orderExpired"),
                    name(PoolEvent.OrderDropped.class, "orderDropped"),
                    name(PoolEvent.WaitingChanged.class, "waitingChanged"),
                    name(PoolEvent.FillChanged.class, "fillChanged"),
                    name(PoolEvent.FillLapsed.class, "fillLapsed")),
            FeePolicy.class,
            List.of(
                    name(FeePolicy.Surplus.class, "surplus"),
                    name(FeePolicy.PriceImprovement.class, "priceImprovement"),
                    name(FeePolicy.Volume.class, "volume")),
            PartnerFee.class,
            List.of(
                    name(PartnerFee.Volume.class, "volume"),
                    name(PartnerFee.Surplus.class, "surplus"),
                    name(PartnerFee.PriceImprovement.class, "priceImprovement")),
            SelectionPolicy.class,
            List.of(name(SelectionPolicy.Greedy.class, "greedy"), name(SelectionPolicy.Exact.class, "exact")),
            Interaction.class,
            List.of(
                    name(Interaction.PoolSwap.class, "poolSwap"),
                    name(Interaction.QuoteTake.class, "quoteTake"),
                    name(Interaction.JitTake.class, "jitTake"),
                    name(Interaction.Custom.class, "custom")));

    private TypeNames() {}

    static void register(ObjectMapper mapper) {
        FAMILIES.forEach((family, variants) -> {
            mapper.addMixIn(family, NameInType.class);
            variants.forEach(mapper::registerSubtypes);
        });
    }

    private static NamedType name(Class<?> variant, String name) {
        return new NamedType(variant, name);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface NameInType {}
}
