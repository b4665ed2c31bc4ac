// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HooksTrampoline} from "../../src/HooksTrampoline.sol";
import {Hook, IHooksTrampoline} from "../../src/interfaces/IHooksTrampoline.sol";
import {HookCaller, HookLists, Hookable} from "../support/Hookable.sol";
import {Test} from "forge-std/Test.sol";

/// @dev This test plays the executor, or lets a `HookCaller` play it where the gas matters.
contract ExecuteTest is Test {
    HooksTrampoline private _trampoline;
    HooksTrampoline private _metered;
    HookCaller private _caller;
    Hookable private _target;

    function setUp() public {
        _trampoline = new HooksTrampoline(address(this));
        _caller = new HookCaller();
        _metered = new HooksTrampoline(address(_caller));
        _target = new Hookable();
    }

    function test_has_the_selector_of_cows_trampoline() public pure {
        assertEq(IHooksTrampoline.execute.selector, bytes4(keccak256("execute((address,bytes,uint256)[])")));
    }

    function test_calls_each_hook_in_order() public {
        Hookable second = new Hookable();
        _trampoline.execute(
            HookLists.two(
                HookLists.one(
                    address(_target), abi.encodeCall(Hookable.forward, (address(second), hex"01020304")), 300_000
                ),
                HookLists.one(address(second), hex"05060708", 200_000)
            )
        );

        assertEq(_target.calls(), 1);
        assertEq(second.calls(), 2);
        assertEq(second.callData(), hex"05060708");
        assertEq(second.caller(), address(_trampoline));
    }

    function test_goes_on_when_a_hook_reverts() public {
        _executeBefore(abi.encodeCall(Hookable.fail, ()), 100_000);
        assertEq(_target.calls(), 1);
    }

    function test_goes_on_when_a_hook_burns_its_gas() public {
        _executeBefore(abi.encodeCall(Hookable.burn, ()), 100_000);
        assertEq(_target.calls(), 1);
    }

    function test_goes_on_when_a_hook_runs_out_of_gas() public {
        _executeBefore(hex"01020304", 1_000);
        assertEq(_target.calls(), 1);
    }

    function test_goes_on_when_there_is_nobody_to_call() public {
        Hook[] memory hooks = HookLists.two(
            HookLists.one(makeAddr("nobody"), hex"01020304", 1_000), HookLists.one(address(_target), "", 100_000)
        );
        _trampoline.execute(hooks);
    }

    function test_does_nothing_without_hooks() public {
        _trampoline.execute(new Hook[](0));
        assertEq(_target.calls(), 0);
    }

    function test_does_not_copy_what_a_hook_returns() public {
        _expectCheap(abi.encodeCall(Hookable.bomb, (200_000, false)));
        _expectCheap(abi.encodeCall(Hookable.bomb, (200_000, true)));
    }

    function test_burns_all_gas_when_too_little_is_left_for_a_hook() public {
        (bool success, uint256 spent) =
            _caller.tryExecute(address(_metered), _call(HookLists.one(address(_target), hex"01", 500_000)), 500_000);

        assertFalse(success);
        assertGe(spent, 500_000);
        assertEq(_target.calls(), 0);
    }

    function test_burns_all_gas_when_a_limit_is_beyond_reason() public {
        (bool success, uint256 spent) = _caller.tryExecute(
            address(_metered), _call(HookLists.one(address(_target), hex"01", type(uint256).max)), 1_000_000
        );

        assertFalse(success);
        assertGe(spent, 1_000_000);
    }

    function test_burns_all_gas_when_the_last_of_many_would_starve() public {
        Hook[] memory hooks = HookLists.two(
            HookLists.one(address(_target), abi.encodeCall(Hookable.burn, ()), 400_000),
            HookLists.one(address(_target), hex"01020304", 400_000)
        );
        (bool success,) = _caller.tryExecute(address(_metered), _call(hooks), 700_000);

        assertFalse(success);
        assertEq(_target.calls(), 0);
    }

    /// @dev Whatever gas the sender gives: either the hook gets its whole limit, or nothing happens at all.
    function testFuzz_gives_a_hook_its_limit_or_reverts(uint256 gasLimit, uint256 given) public {
        gasLimit = bound(gasLimit, 120_000, 1_000_000);
        given = bound(given, 30_000, 1_200_000);
        vm.cool(address(_target));
        (bool success,) = _caller.tryExecute(
            address(_metered), _call(HookLists.one(address(_target), hex"01020304", gasLimit)), given
        );

        assertEq(_target.calls(), success ? 1 : 0);
        if (success) {
            assertLe(_target.gasAtEntry(), gasLimit);
            // The few steps from the entry of a contract to its first line.
            assertGt(_target.gasAtEntry(), gasLimit - 300);
        }
    }

    function testFuzz_makes_any_call_and_never_reverts(bytes calldata input) public {
        _trampoline.execute(HookLists.one(address(_target), input, 1_000_000));
    }

    function testFuzz_reverts_when_caller_is_not_executor(address caller) public {
        vm.assume(caller != address(this));
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IHooksTrampoline.NotExecutor.selector, caller));
        _trampoline.execute(new Hook[](0));
    }

    function _executeBefore(bytes memory first, uint256 gasLimit) private {
        _trampoline.execute(
            HookLists.two(
                HookLists.one(address(_target), first, gasLimit),
                HookLists.one(address(_target), hex"01020304", 200_000)
            )
        );
    }

    /// @dev Copying 200,000 bytes would cost 97,000 gas more.
    function _expectCheap(bytes memory input) private {
        uint256 before = gasleft();
        _trampoline.execute(HookLists.one(address(_target), input, 150_000));
        assertLt(before - gasleft(), 150_000);
    }

    function _call(Hook[] memory hooks) private pure returns (bytes memory) {
        return abi.encodeCall(IHooksTrampoline.execute, (hooks));
    }
}
