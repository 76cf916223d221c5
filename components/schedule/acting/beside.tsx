"use client";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { Place } from "./acting-store";
import { around, besideOf } from "./drop";
import { elementOf } from "./kept-focus";

interface BesideProps {
  place: Place;
  label: string;
  children: ReactNode;
}

/** A card beside a visit and what is wished for it, wherever they stand by now; it takes no room and no focus. */
export function Beside({ place, label, children }: BesideProps) {
  const card = useRef<HTMLElement>(null);

  // The outside system is the layout: boards scroll, and visits come and go.
  useLayoutEffect(() => {
    const stand = () => {
      if (card.current === null) return;
      const room = { x: window.innerWidth, y: window.innerHeight };
      const { width, height } = card.current.getBoundingClientRect();
      const nowhere = { left: 8, right: 8, top: room.y, bottom: room.y };
      const ghosts = document.querySelectorAll(`[data-ghost="${CSS.escape(place.jobId)}"]`);
      const boxes = [elementOf(place), ...ghosts].flatMap(
        (one) => one?.getBoundingClientRect() ?? [],
      );
      const anchor = around(boxes) ?? nowhere;
      const { x, y } = besideOf(anchor, { width, height }, room);
      card.current.style.translate = `${x}px ${y}px`;
    };
    stand();
    const options = { capture: true, passive: true };
    window.addEventListener("scroll", stand, options);
    window.addEventListener("resize", stand);
    return () => {
      window.removeEventListener("scroll", stand, options);
      window.removeEventListener("resize", stand);
    };
  });

  return (
    <section
      ref={card}
      aria-label={label}
      className="fixed top-0 left-0 z-40 w-max max-w-[min(26rem,calc(100vw-1rem))] rounded-lg border border-line bg-raised p-2 text-sm text-fg shadow-popup"
    >
      {children}
    </section>
  );
}
