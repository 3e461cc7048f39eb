// How Web Chat and the cards look: calm, readable width, close to Teams, with contrasts of at least 4.5 to 1.
const font = "'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

const light = {
  page: '#f5f5f4', surface: '#ffffff', raised: '#f3f4f6', text: '#242424', subtle: '#575757', line: '#d6d6d6',
  accent: '#335a8a', mine: '#e3ecf7', good: '#2b6a1e', warning: '#7a5600', attention: '#b3261e',
};
const dark = {
  page: '#1b1b1d', surface: '#29292c', raised: '#333337', text: '#f2f2f2', subtle: '#c0c0c0', line: '#4a4a4f',
  accent: '#9cc2ef', mine: '#2b405c', good: '#9bd28a', warning: '#f0cd6a', attention: '#ffb4ab',
};

const initials = name => name.split(/\s+/).map(part => part[0]).filter((_, index, all) => index === 0 || index === all.length - 1).join('');

export function styleOptions(isDark, userName) {
  const color = isDark ? dark : light;
  return {
    primaryFont: font,
    accent: color.accent,
    subtle: color.subtle,
    backgroundColor: color.page,
    bubbleBackground: color.surface,
    bubbleTextColor: color.text,
    bubbleBorderColor: color.line,
    bubbleBorderRadius: 8,
    bubbleMaxWidth: 560,
    bubbleMinWidth: 60,
    bubbleAttachmentMaxWidth: 560,
    bubbleAttachmentMinWidth: 260,
    bubbleFromUserBackground: color.mine,
    bubbleFromUserTextColor: color.text,
    bubbleFromUserBorderColor: color.mine,
    bubbleFromUserBorderRadius: 8,
    botAvatarInitials: 'CC',
    botAvatarBackgroundColor: '#3d5a80',
    userAvatarInitials: initials(userName),
    userAvatarBackgroundColor: '#5b5f6b',
    avatarSize: 32,
    groupTimestamp: 300000,
    timestampColor: color.subtle,
    hideUploadButton: true,
    disableFileUpload: true,
    sendBoxBackground: color.surface,
    sendBoxTextColor: color.text,
    sendBoxPlaceholderColor: color.subtle,
    sendBoxBorderTop: `solid 1px ${color.line}`,
    sendBoxButtonColor: color.accent,
    sendBoxButtonColorOnHover: color.text,
    sendBoxButtonColorOnFocus: color.accent,
    sendBoxTextWrap: true,
    suggestedActionLayout: 'flow',
    suggestedActionBackgroundColor: color.surface,
    suggestedActionTextColor: color.accent,
    suggestedActionBorderColor: color.accent,
    suggestedActionBorderRadius: 6,
    suggestedActionHeight: 36,
    markdownRespectCRLF: true,
    adaptiveCardsParserMaxVersion: '1.5',
    cardEmphasisBackgroundColor: color.raised,
    rootHeight: '100%',
    rootWidth: '100%',
    scrollToEndButtonFontSize: 13,
    transcriptVisualKeyboardIndicatorColor: color.accent,
    transcriptActivityVisualKeyboardIndicatorColor: color.accent,
  };
}

export function hostConfig(isDark) {
  const color = isDark ? dark : light;
  const shade = value => ({ default: value, subtle: value });
  const foregroundColors = {
    default: { default: color.text, subtle: color.subtle },
    dark: shade('#242424'),
    light: shade('#ffffff'),
    accent: shade(color.accent),
    good: shade(color.good),
    warning: shade(color.warning),
    attention: shade(color.attention),
  };
  const container = (backgroundColor, borderColor = color.line) => ({ backgroundColor, borderColor, foregroundColors });
  const fontType = {
    fontFamily: font,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
  };
  return {
    choiceSetInputValueSeparator: ',',
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: color.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    // Roomy enough for the dots of Ü in every font; the renderer cuts off what is higher than its line.
    lineHeights: { small: 18, default: 20, medium: 20, large: 26, extraLarge: 34 },
    fontTypes: { default: fontType, monospace: { ...fontType, fontFamily: "'Courier New', Courier, monospace" } },
    textStyles: { heading: { fontType: 'default', size: 'large', weight: 'bolder', color: 'default', isSubtle: false } },
    textBlock: { headingLevel: 2 },
    containerStyles: {
      default: container(color.surface),
      emphasis: container(color.raised),
      accent: container(color.mine, color.accent),
      good: container(color.raised, color.good),
      warning: container(color.raised, color.warning),
      attention: container(color.raised, color.attention),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
      preExpandSingleShowCardAction: false,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', spacing: 'small' },
    },
    adaptiveCard: { allowCustomStyle: false },
    imageSet: { imageSize: 'medium', maxImageHeight: 100 },
    factSet: {
      title: { size: 'default', color: 'default', isSubtle: false, weight: 'bolder', wrap: true },
      value: { size: 'default', color: 'default', isSubtle: false, weight: 'default', wrap: true },
      spacing: 16,
    },
  };
}
