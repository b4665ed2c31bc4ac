// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {InteractionExecutor} from "../../src/InteractionExecutor.sol";
import {DevToken} from "../../src/dev/DevToken.sol";
import {IInteractionExecutor} from "../../src/interfaces/IInteractionExecutor.sol";
import {Allowance, Interaction} from "../../src/types/SettlementTypes.sol";
import {Venue} from "../support/Venue.sol";
import {Weth} from "../support/Weth.sol";
import {Test} from "forge-std/Test.sol";

/// @dev This test plays the settlement.
contract ExecuteTest is Test {
    InteractionExecutor private _executor;
    DevToken private _token;
    Venue private _venue;

    function setUp() public {
        _executor = new InteractionExecutor(address(this), makeAddr("holder"), makeAddr("registry"), new Weth());
        _token = new DevToken("T", "T", 18);
        _venue = new Venue();
    }

    function test_calls_in_order() public {
        _token.mint(address(_venue), 10);
        Interaction[] memory calls = new Interaction[](2);
        calls[0] = _call(address(_venue), abi.encodeCall(Venue.give, (address(_token), 10)));
        calls[1] = _call(address(_token), abi.encodeCall(_token.transfer, (address(1), 4)));
        _executor.execute(0, calls);

        assertEq(_token.balanceOf(address(1)), 4);
        assertEq(_token.balanceOf(address(_executor)), 6);
    }

    function test_sends_value_to_plain_address_when_there_is_no_call_data() public {
        vm.deal(address(_executor), 5);
        address payable nobody = payable(makeAddr("nobody"));
        Interaction memory payment = _call(nobody, "");
        payment.value = 5;
        _executeOne(payment);

        assertEq(nobody.balance, 5);
    }

    function test_reverts_when_value_exceeds_its_balance() public {
        Interaction memory payment = _call(address(_venue), "");
        payment.value = 1;
        vm.expectRevert(abi.encodeWithSelector(IInteractionExecutor.InteractionFailed.selector, 1, 0, ""));
        _executeOne(payment);
    }

    function test_sets_every_allowance_and_ends_it() public {
        Interaction memory call = _call(address(_venue), "");
        call.allowances = new Allowance[](2);
        call.allowances[0] = Allowance(address(_token), address(_venue), 7);
        call.allowances[1] = Allowance(address(_token), address(this), 8);
        vm.expectCall(address(_token), abi.encodeCall(_token.approve, (address(_venue), 7)));
        vm.expectCall(address(_token), abi.encodeCall(_token.approve, (address(this), 8)));
        _executeOne(call);

        assertEq(_token.allowance(address(_executor), address(_venue)), 0);
        assertEq(_token.allowance(address(_executor), address(this)), 0);
    }

    function test_keeps_whole_reason_when_it_is_256_bytes_long() public {
        _expectReason(256, 256);
    }

    function test_cuts_reason_when_it_is_257_bytes_long() public {
        _expectReason(257, 256);
    }

    function testFuzz_reverts_when_caller_is_not_settlement(address caller) public {
        vm.assume(caller != address(this));
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IInteractionExecutor.NotSettlement.selector, caller));
        _executor.execute(0, new Interaction[](0));
    }

    function _expectReason(uint256 thrown, uint256 kept) private {
        vm.expectRevert(abi.encodeWithSelector(IInteractionExecutor.InteractionFailed.selector, 1, 0, new bytes(kept)));
        _executeOne(_call(address(_venue), abi.encodeCall(Venue.bomb, (thrown))));
    }

    function _executeOne(Interaction memory call) private {
        Interaction[] memory calls = new Interaction[](1);
        calls[0] = call;
        _executor.execute(1, calls);
    }

    function _call(address target, bytes memory callData) private pure returns (Interaction memory call) {
        call.target = target;
        call.callData = callData;
    }
}
