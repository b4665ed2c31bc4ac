// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IInteractionExecutor} from "../../src/interfaces/IInteractionExecutor.sol";
import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {Bundle, Interaction} from "../../src/types/SettlementTypes.sol";
import {Forwarder} from "../support/Mischief.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";
import {Venue} from "../support/Venue.sol";

/// @dev settle: solvers' calls can waste gas and nothing else.
contract SettleInteractionsTest is SettlementFixture {
    function test_runs_phases_in_order_around_the_trades() public {
        Forwarder first = new Forwarder();
        Forwarder last = new Forwarder();
        bytes memory balanceOfAlice = abi.encodeCall(tokenB.balanceOf, (alice.addr));
        bytes memory look = abi.encodeCall(Forwarder.forward, (address(tokenB), balanceOfAlice));
        Bundle memory bundle = _venueSwap();
        _interact(bundle, PRE, _call(address(first), look));
        _interact(bundle, POST, _call(address(last), look));
        _settle(bundle);

        assertEq(abi.decode(first.answer(), (uint256)), FUNDS);
        assertEq(abi.decode(last.answer(), (uint256)), FUNDS + 2000);
    }

    function test_uses_tokens_of_pre_phase_when_intra_needs_them() public {
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        _interact(bundle, PRE, _call(address(venue), abi.encodeCall(Venue.give, (address(tokenA), 500))));
        _interact(bundle, INTRA, _swap(1500, 2000));
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
    }

    function test_sweeps_tokens_of_pre_phase_when_there_is_no_other() public {
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        _interact(bundle, PRE, _call(address(venue), abi.encodeCall(Venue.give, (address(tokenB), 2000))));
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        assertEq(tokenA.balanceOf(payout), 1000);
    }

    function test_sweeps_tokens_of_post_phase_to_payout() public {
        Bundle memory bundle = _crossing();
        _interact(bundle, POST, _call(address(venue), abi.encodeCall(Venue.give, (address(tokenB), 5))));
        _settle(bundle);

        assertEq(tokenB.balanceOf(payout), 5);
        _assertNothingKept(tokenB);
    }

    function test_reverts_when_interaction_pulls_from_user_through_venue() public {
        // The venue is nobody's spender; only a user's own mistake could make it one.
        Bundle memory bundle = _crossing();
        _interact(bundle, PRE, _call(address(venue), abi.encodeCall(Venue.steal, (address(tokenA), alice.addr, 1))));
        _expectFailedCall(bundle);
    }

    function test_reverts_when_interaction_takes_users_tokens_from_holder() public {
        bytes memory pull = abi.encodeWithSignature(
            "pull(address,address,address,uint256)", address(tokenA), alice.addr, solver, FUNDS
        );
        _expectForbiddenTarget(_call(holder, pull), holder);
    }

    function test_reverts_when_interaction_calls_settlement() public {
        _expectForbiddenTarget(
            _call(address(settlement), abi.encodeCall(settlement.setPreSignature, ("", true))), address(settlement)
        );
    }

    function test_reverts_when_interaction_calls_registry() public {
        _expectForbiddenTarget(_call(address(registry), abi.encodeCall(registry.register, ())), address(registry));
    }

    function test_reverts_when_interaction_calls_executor() public {
        _expectForbiddenTarget(
            _call(address(executor), abi.encodeCall(executor.sweep, (new address[](0)))), address(executor)
        );
    }

    function test_reverts_when_interaction_calls_nobody() public {
        address nobody = makeAddr("nobody");
        _expectForbiddenTarget(_call(nobody, hex"12345678"), nobody);
    }

    function test_reverts_when_interaction_grants_or_uses_permissions() public {
        bytes[8] memory calls = [
            abi.encodeWithSignature("approve(address,uint256)", solver, 1),
            abi.encodeWithSignature("increaseAllowance(address,uint256)", solver, 1),
            abi.encodeWithSignature("increaseApproval(address,uint256)", solver, 1),
            abi.encodeWithSignature("transferFrom(address,address,uint256)", alice.addr, solver, 1),
            abi.encodeWithSignature(
                "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
                alice.addr,
                solver,
                1,
                DEADLINE,
                27,
                bytes32(0),
                bytes32(0)
            ),
            abi.encodeWithSignature(
                "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)",
                alice.addr,
                solver,
                0,
                DEADLINE,
                true,
                27,
                bytes32(0),
                bytes32(0)
            ),
            abi.encodeWithSignature("authorizeOperator(address)", solver),
            abi.encodeWithSignature("setApprovalForAll(address,bool)", solver, true)
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            for (uint256 phase = 0; phase < 3; ++phase) {
                Bundle memory bundle = _crossing();
                _interact(bundle, phase, _call(address(tokenA), calls[i]));
                _expectRefused(
                    bundle,
                    abi.encodeWithSelector(
                        IInteractionExecutor.ForbiddenCall.selector, address(tokenA), bytes4(calls[i])
                    )
                );
            }
        }
    }

    function test_reverts_when_allowance_names_one_of_ours_as_token() public {
        address[4] memory ours = [address(settlement), holder, address(registry), address(executor)];
        for (uint256 i = 0; i < ours.length; ++i) {
            _expectForbiddenTarget(_allowing(_call(address(venue), ""), ours[i], solver, 1), ours[i]);
        }
    }

    function test_leaves_no_allowance_when_venue_takes_less() public {
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        Interaction memory generous = _swap(900, 2000);
        generous.allowances[0].amount = type(uint256).max;
        _interact(bundle, INTRA, generous);
        _settle(bundle);

        assertEq(tokenA.allowance(address(executor), address(venue)), 0);
        assertEq(tokenA.balanceOf(payout), 100);
    }

    function test_gives_allowance_only_for_its_own_interaction() public {
        Forwarder spy = new Forwarder();
        bytes memory question = abi.encodeCall(tokenA.allowance, (address(executor), address(venue)));
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        Interaction memory generous = _swap(900, 2000);
        generous.allowances[0].amount = 5000;
        _interact(bundle, INTRA, generous);
        _interact(bundle, INTRA, _call(address(spy), abi.encodeCall(Forwarder.forward, (address(tokenA), question))));
        _settle(bundle);

        assertEq(abi.decode(spy.answer(), (uint256)), 0);
    }

    function test_cannot_rob_settlement_when_venue_knows_its_balance() public {
        tokenA.mint(address(settlement), 777);
        Bundle memory bundle = _crossing();
        _interact(
            bundle,
            INTRA,
            _allowing(
                _call(address(venue), abi.encodeCall(Venue.steal, (address(tokenA), address(settlement), 1))),
                address(tokenA),
                address(venue),
                type(uint256).max
            )
        );
        _expectFailedCall(bundle);
    }

    function test_reverts_with_place_and_reason_when_interaction_fails() public {
        Bundle memory bundle = _venueSwap();
        _interact(bundle, INTRA, _call(address(venue), abi.encodeCall(Venue.fail, ("too late"))));
        bytes memory reason = abi.encodeWithSelector(Venue.NoDeal.selector, "too late");
        _expectRefused(
            bundle, abi.encodeWithSelector(IInteractionExecutor.InteractionFailed.selector, INTRA, 1, reason)
        );
    }

    function test_cuts_reason_when_it_is_a_bomb() public {
        Bundle memory bundle = _venueSwap();
        _interact(bundle, POST, _call(address(venue), abi.encodeCall(Venue.bomb, (500_000))));
        _expectRefused(
            bundle, abi.encodeWithSelector(IInteractionExecutor.InteractionFailed.selector, POST, 0, new bytes(256))
        );
    }

    function _expectForbiddenTarget(Interaction memory interaction, address target) private {
        for (uint256 phase = 0; phase < 3; ++phase) {
            Bundle memory bundle = _crossing();
            _interact(bundle, phase, interaction);
            _expectRefused(bundle, abi.encodeWithSelector(IInteractionExecutor.ForbiddenTarget.selector, target));
        }
    }

    function _expectFailedCall(Bundle memory bundle) private {
        uint256 users = tokenA.balanceOf(alice.addr);
        bytes memory signature = _signAward(auctioneer.key, _award(bundle));
        vm.expectPartialRevert(IInteractionExecutor.InteractionFailed.selector);
        _settle(bundle, _award(bundle), signature);
        assertEq(tokenA.balanceOf(alice.addr), users);
        assertEq(tokenA.balanceOf(address(venue)), FUNDS);
    }
}
