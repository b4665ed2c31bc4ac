// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InteractionExecutor} from "../../src/InteractionExecutor.sol";
import {QuoteSettler} from "../../src/QuoteSettler.sol";
import {Settlement} from "../../src/Settlement.sol";
import {SolverRegistry} from "../../src/SolverRegistry.sol";
import {DevToken} from "../../src/dev/DevToken.sol";
import {SlashingRules} from "../../src/interfaces/ISlashing.sol";
import {BundleLib} from "../../src/libraries/BundleLib.sol";
import {OrderLib} from "../../src/libraries/OrderLib.sol";
import {Allowance, Award, Bundle, FeeShare, Interaction, Trade} from "../../src/types/SettlementTypes.sol";
import {Venue} from "./Venue.sol";
import {Weth} from "./Weth.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Test} from "forge-std/Test.sol";

/// @dev A deployed settlement, three tokens, traders with funds and approvals, and the words to build, sign, award and
/// settle bundles. Tests change one thing about a bundle that would settle.
abstract contract SettlementFixture is Test {
    uint256 internal constant BOND = 10 ether;
    uint256 internal constant UNBONDING_DELAY = 7 days;
    uint256 internal constant FUNDS = 1_000_000 ether;
    uint32 internal constant VALID_TO = 1_900_000_000;
    uint64 internal constant DEADLINE = 1_800_000_100;

    uint256 internal constant PRE = 0;
    uint256 internal constant INTRA = 1;
    uint256 internal constant POST = 2;

    /// @dev What an owner signs.
    struct Order {
        Account owner;
        address sellToken;
        address buyToken;
        address receiver;
        uint256 sellAmount;
        uint256 buyAmount;
        uint32 validTo;
        bytes32 appData;
        bool isBuy;
        bool partiallyFillable;
    }

    SolverRegistry internal registry;
    Settlement internal settlement;
    QuoteSettler internal quoteSettler;
    InteractionExecutor internal executor;
    address internal holder;
    Weth internal weth;
    DevToken internal tokenA;
    DevToken internal tokenB;
    Venue internal venue;

    Account internal auctioneer = makeAccount("auctioneer");
    Account internal alice = makeAccount("alice");
    Account internal bob = makeAccount("bob");
    address internal solver = makeAddr("solver");
    address internal payout = makeAddr("payout");

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        weth = new Weth();
        address next = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        address last = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        registry = new SolverRegistry(
            BOND, UNBONDING_DELAY, SlashingRules(next, auctioneer.addr, makeAddr("referee"), 1, 1, UNBONDING_DELAY)
        );
        settlement = new Settlement("Gnosis Protocol", "v2", auctioneer.addr, registry, weth, last);
        quoteSettler = new QuoteSettler(settlement);
        executor = InteractionExecutor(payable(address(settlement.executor())));
        holder = settlement.vaultRelayer();
        tokenA = new DevToken("Token A", "A", 18);
        tokenB = new DevToken("Token B", "B", 6);
        venue = new Venue();
        _fund(alice.addr);
        _fund(bob.addr);
        _fund(address(venue));
        vm.deal(solver, BOND);
        vm.prank(solver);
        registry.register{value: BOND}();
    }

    // ---------------------------------------------------------------- orders and trades

    /// @dev Alice sells 1,000 A for at least 1,900 B.
    function _aliceSellsA() internal view returns (Order memory) {
        return _order(alice, address(tokenA), address(tokenB), 1000, 1900);
    }

    /// @dev Bob sells 2,000 B for at least 900 A.
    function _bobSellsB() internal view returns (Order memory) {
        return _order(bob, address(tokenB), address(tokenA), 2000, 900);
    }

    function _order(Account memory owner, address sellToken, address buyToken, uint256 sellAmount, uint256 buyAmount)
        internal
        pure
        returns (Order memory order)
    {
        order.owner = owner;
        order.sellToken = sellToken;
        order.buyToken = buyToken;
        order.sellAmount = sellAmount;
        order.buyAmount = buyAmount;
        order.validTo = VALID_TO;
    }

    function _digest(Order memory order) internal view returns (bytes32) {
        bytes32 structHash = OrderLib.structHash(
            OrderLib.Order({
                sellToken: order.sellToken,
                buyToken: order.buyToken,
                receiver: order.receiver,
                sellAmount: order.sellAmount,
                buyAmount: order.buyAmount,
                validTo: order.validTo,
                appData: order.appData,
                feeAmount: 0,
                kind: order.isBuy ? keccak256("buy") : keccak256("sell"),
                partiallyFillable: order.partiallyFillable,
                sellTokenBalance: keccak256("erc20"),
                buyTokenBalance: keccak256("erc20")
            })
        );
        return keccak256(abi.encodePacked(hex"1901", settlement.domainSeparator(), structHash));
    }

    function _uid(Order memory order) internal view returns (bytes memory) {
        return abi.encodePacked(_digest(order), order.owner.addr, order.validTo);
    }

    function _flags(Order memory order) internal pure returns (uint256) {
        return (order.isBuy ? 1 : 0) | (order.partiallyFillable ? 2 : 0);
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev The whole order as a trade of the bundle, without fees, signed by EIP-712.
    function _trade(Bundle memory bundle, Order memory order) internal view returns (Trade memory trade) {
        trade.sellTokenIndex = BundleLib.indexOf(bundle.tokens, order.sellToken);
        trade.buyTokenIndex = BundleLib.indexOf(bundle.tokens, order.buyToken);
        trade.receiver = order.receiver;
        trade.sellAmount = order.sellAmount;
        trade.buyAmount = order.buyAmount;
        trade.validTo = order.validTo;
        trade.appData = order.appData;
        trade.flags = _flags(order);
        trade.executedAmount = order.isBuy ? order.buyAmount : order.sellAmount;
        trade.signature = _sign(order.owner.key, _digest(order));
    }

    // ---------------------------------------------------------------- bundles

    /// @dev One price per token for both sides. Tokens need not be sorted.
    function _bundle(address[2] memory tokens, uint256[2] memory prices) internal pure returns (Bundle memory bundle) {
        bool sorted = tokens[0] < tokens[1];
        bundle.tokens = new address[](2);
        bundle.sellPrices = new uint256[](2);
        bundle.buyPrices = new uint256[](2);
        for (uint256 i = 0; i < 2; ++i) {
            uint256 from = sorted ? i : 1 - i;
            bundle.tokens[i] = tokens[from];
            bundle.sellPrices[i] = prices[from];
            bundle.buyPrices[i] = prices[from];
        }
    }

    /// @dev A and B at 2 B for 1 A.
    function _bundleAB() internal view returns (Bundle memory) {
        return _bundle([address(tokenA), address(tokenB)], [uint256(2), 1]);
    }

    /// @dev Alice's 1,000 A against Bob's 2,000 B, without any interaction.
    function _crossing() internal view returns (Bundle memory bundle) {
        bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        _add(bundle, _trade(bundle, _bobSellsB()));
    }

    /// @dev Alice's 1,000 A sold to the venue, which pays 2,000 B.
    function _venueSwap() internal view returns (Bundle memory bundle) {
        bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        _interact(bundle, INTRA, _swap(1000, 2000));
    }

    function _add(Bundle memory bundle, Trade memory trade) internal pure {
        Trade[] memory longer = new Trade[](bundle.trades.length + 1);
        for (uint256 i = 0; i < bundle.trades.length; ++i) {
            longer[i] = bundle.trades[i];
        }
        longer[bundle.trades.length] = trade;
        bundle.trades = longer;
    }

    function _interact(Bundle memory bundle, uint256 phase, Interaction memory interaction) internal pure {
        Interaction[] memory present = bundle.interactions[phase];
        Interaction[] memory longer = new Interaction[](present.length + 1);
        for (uint256 i = 0; i < present.length; ++i) {
            longer[i] = present[i];
        }
        longer[present.length] = interaction;
        bundle.interactions[phase] = longer;
    }

    function _call(address target, bytes memory callData) internal pure returns (Interaction memory interaction) {
        interaction.target = target;
        interaction.callData = callData;
    }

    function _allowing(Interaction memory interaction, address token, address spender, uint256 amount)
        internal
        pure
        returns (Interaction memory)
    {
        interaction.allowances = new Allowance[](1);
        interaction.allowances[0] = Allowance(token, spender, amount);
        return interaction;
    }

    /// @dev The executor sells A to the venue for B.
    function _swap(uint256 amountA, uint256 amountB) internal view returns (Interaction memory) {
        bytes memory callData = abi.encodeCall(Venue.swap, (address(tokenA), amountA, address(tokenB), amountB));
        return _allowing(_call(address(venue), callData), address(tokenA), address(venue), amountA);
    }

    function _shares(address recipient, uint256 amount) internal pure returns (FeeShare[] memory shares) {
        shares = new FeeShare[](1);
        shares[0] = FeeShare(recipient, amount);
    }

    // ---------------------------------------------------------------- awards and settlement

    function _award(Bundle memory bundle) internal view returns (Award memory) {
        return
            Award({
                auctionId: 1, bundleHash: BundleLib.hash(bundle), solver: solver, payout: payout, deadline: DEADLINE
            });
    }

    function _signAward(uint256 key, Award memory award) internal view returns (bytes memory) {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256("Award(uint256 auctionId,bytes32 bundleHash,address solver,address payout,uint64 deadline)"),
                award.auctionId,
                award.bundleHash,
                award.solver,
                award.payout,
                award.deadline
            )
        );
        return _sign(key, keccak256(abi.encodePacked(hex"1901", settlement.awardDomainSeparator(), structHash)));
    }

    /// @dev Awarded and sent by somebody who is nobody.
    function _settle(Bundle memory bundle) internal {
        _settle(bundle, _award(bundle));
    }

    function _settle(Bundle memory bundle, Award memory award) internal {
        _settle(bundle, award, _signAward(auctioneer.key, award));
    }

    function _settle(Bundle memory bundle, Award memory award, bytes memory signature) internal {
        settlement.settle(
            bundle.tokens, bundle.sellPrices, bundle.buyPrices, bundle.trades, bundle.interactions, award, signature
        );
    }

    /// @dev Settling `bundle` reverts with exactly `revertData` and changes no balance.
    function _expectRefused(Bundle memory bundle, bytes memory revertData) internal {
        Award memory award = _award(bundle);
        bytes memory signature = _signAward(auctioneer.key, award);
        vm.expectRevert(revertData);
        _settle(bundle, award, signature);
    }

    function _fund(address owner) internal {
        _fund(owner, tokenA);
        _fund(owner, tokenB);
        vm.deal(address(this), FUNDS);
        weth.deposit{value: FUNDS}();
        require(weth.transfer(owner, FUNDS), "no transfer");
        vm.prank(owner);
        weth.approve(holder, type(uint256).max);
    }

    function _fund(address owner, DevToken token) internal {
        token.mint(owner, FUNDS);
        vm.prank(owner);
        token.approve(holder, type(uint256).max);
    }

    /// @dev Neither of our contracts that act during a settlement kept anything.
    function _assertNothingKept(IERC20 token) internal view {
        assertEq(token.balanceOf(address(settlement)), 0, "settlement keeps tokens");
        assertEq(token.balanceOf(address(executor)), 0, "executor keeps tokens");
        assertEq(token.balanceOf(holder), 0, "allowance holder keeps tokens");
        assertEq(token.allowance(address(executor), address(venue)), 0, "executor leaves an allowance");
    }
}
