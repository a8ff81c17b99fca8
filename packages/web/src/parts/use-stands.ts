import { type RefObject, useEffect, useRef } from "react";

/** Whether the component is still on screen, for whoever waited for an answer before going on. */
export function useStands(): RefObject<boolean> {
  const stands = useRef(true);
  useEffect(() => {
    stands.current = true;
    return () => {
      stands.current = false;
    };
  }, []);
  return stands;
}
